import { Button, Flex, Table, Tag, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { UnitList } from '../../../shared/network-pages.ts';
import { KIND_WORDS } from '../../../shared/network-words.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { OrganisationForm } from './organisation-form.tsx';
import { StandingTags } from './standing-tags.tsx';
import { addressWith, unitAddress } from './unit-address.ts';
import { FILTERS, UnitFilters } from './unit-filters.tsx';
import { treeOf, type UnitNode } from './unit-tree.ts';
import { useLabel } from './use-label.ts';
import { useProvinces } from './use-provinces.ts';
import { useYear } from './use-year.ts';
import { yearTexts } from './year-texts.ts';

/** The organisations of a programme year with what they were in it: as a tree, or narrowed down to a list. */
export default function UnitsPage(): ReactNode {
  const t = useTexts(yearTexts);
  const label = useLabel();
  const shown = useYear();
  const { year, filter } = shown;
  const edits = useMay('analyst', 'officer');
  const carries = useMay('analyst', 'screener', 'reviewer', 'officer', 'province-responsible', 'province-contact');
  const [entering, setEntering] = useState(false);
  const provinces = useProvinces();
  const asked = Object.fromEntries(FILTERS.filter((name) => name !== 'text').map((name) => [name, filter(name)]));
  const { data, error, refetch, isFetching } = useGet<UnitList>('/api/network/units', { year, ...asked });
  const text = (filter('text') ?? '').toLowerCase();
  const found = (data?.units ?? []).filter(({ name }) => name.toLowerCase().includes(text));
  const narrowed = FILTERS.some((name) => filter(name) !== undefined);
  const nodes: UnitNode[] = narrowed ? found : treeOf(found);
  return (
    <>
      <PageHeader
        title={t.title}
        about={t.about}
        actions={
          <>
            <LinkButton to={addressWith('/units/map', { year })}>{t.map}</LinkButton>
            {carries && <LinkButton to={addressWith('/units/workbook', { year })}>{t.workbook}</LinkButton>}
            {edits && (
              <Button type="primary" onClick={() => setEntering(true)}>
                {t.add}
              </Button>
            )}
          </>
        }
      />
      <UnitFilters {...shown} />
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      <Typography.Paragraph type="secondary" style={{ margin: '0 0 8px' }} role="status">
        {t.count(found.length)}
      </Typography.Paragraph>
      <Table<UnitNode>
        key={`${year} ${narrowed}`}
        size="small"
        rowKey="id"
        loading={isFetching && data === undefined}
        dataSource={nodes}
        pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={nodes.length === 0 ? {} : { x: 720 }}
        locale={whenEmpty(data, <EmptyState about={narrowed ? t.noneFound : t.none} />)}
        expandable={{ indentSize: 20 }}
        columns={[
          {
            title: t.name,
            key: 'name',
            render: (_, { id, name, endedOn }) => (
              <Flex gap={8} align="center" wrap style={{ display: 'inline-flex' }}>
                <Link to={unitAddress(id)}>{name}</Link>
                {endedOn !== null && <Tag color="warning">{t.ended(endedOn)}</Tag>}
              </Flex>
            ),
          },
          { title: t.kind, key: 'kind', width: 120, render: (_, { kind }) => label(KIND_WORDS[kind]) },
          {
            title: t.province,
            key: 'province',
            width: 110,
            render: (_, { province }) => provinces.nameOf(province) ?? t.noProvince,
          },
          {
            title: t.standing,
            key: 'standings',
            width: 320,
            render: (_, { standings }) => <StandingTags standings={standings} />,
          },
        ]}
      />
      {entering && <OrganisationForm onClose={() => setEntering(false)} />}
    </>
  );
}
