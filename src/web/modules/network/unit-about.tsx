import { Card, Descriptions, Flex } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { UnitPage } from '../../../shared/network-pages.ts';
import { provinceOf } from '../../../shared/regions.ts';
import { useTexts } from '../../app/language.tsx';
import { useSignedIn } from '../../app/session.tsx';
import { unitAddress } from './unit-address.ts';
import { unitTexts } from './unit-texts.ts';
import { useProvinces } from './use-provinces.ts';

/** Who an organisation is: its codes, its place in the tree, its names before and what it went on in. */
export function UnitAbout({ page }: { readonly page: UnitPage }): ReactNode {
  const t = useTexts(unitTexts);
  const { nameOf } = useProvinces();
  const { organisation } = useSignedIn();
  const { now, parent, below, formerNames, successors } = page;
  const province = nameOf(provinceOf(now.region));
  const region = [now.region, province].filter((part) => part !== null && part !== undefined).join(' ');
  const links = (units: readonly { readonly id: number; readonly name: string }[]): ReactNode => (
    <Flex vertical>
      {units.map(({ id, name }) => (
        <Link key={id} to={unitAddress(id)}>
          {name}
        </Link>
      ))}
    </Flex>
  );
  // People of a unit do not see what stands above it.
  const above = organisation.id === now.id ? parent?.name : parent && links([parent]);
  const parentShown = above ?? t.nothing;
  const item = (key: string, label: string, children: ReactNode) => ({ key, label, children });
  return (
    <Card size="small" style={{ marginBottom: 16 }}>
      <Descriptions
        size="small"
        column={{ xs: 1, md: 2 }}
        items={[
          item('code', t.creditCode, <span className="tabular">{now.creditCode ?? t.nothing}</span>),
          item('region', t.region, region || t.nothing),
          item('parent', t.parent, parentShown),
          item('below', t.below, below.length === 0 ? t.nothing : links(below)),
          ...(now.fromOn === null ? [] : [item('began', t.began, now.fromOn)]),
          ...(now.endedOn === null ? [] : [item('ended', t.ended, now.endedOn)]),
          ...(formerNames.length === 0
            ? []
            : [
                item(
                  'names',
                  t.formerNames,
                  <Flex vertical>
                    {formerNames.map(({ name, untilOn }) => (
                      <span key={untilOn}>{t.until(name, untilOn)}</span>
                    ))}
                  </Flex>,
                ),
              ]),
          ...(successors.length === 0 ? [] : [item('successors', t.successors, links(successors))]),
        ]}
      />
    </Card>
  );
}
