import { Card, Timeline, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { ActView } from '../../../shared/network-acts.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { unitTexts } from './unit-texts.ts';

/** What was done to an organisation, the latest first. */
export function ActsCard({ acts }: { readonly acts: readonly ActView[] }): ReactNode {
  const t = useTexts(unitTexts);
  const { stops } = useLanguage();
  const namesOf = (units: ActView['before']): string => units.map(({ name }) => name).join(stops.list) || t.nothing;
  const sidesOf = ({ act, before, after }: ActView): string =>
    act === 'move' || act === 'reclassify' ? namesOf(after) : t.became(namesOf(before), namesOf(after));
  return (
    <Card size="small" title={t.history}>
      {acts.length === 0 && <Typography.Text type="secondary">{t.noHistory}</Typography.Text>}
      <Timeline
        style={{ marginTop: 8 }}
        items={acts.map((one) => ({
          key: one.id,
          content: (
            <>
              <Typography.Text strong>{`${one.on} ${t.done[one.act]}`}</Typography.Text>
              <div>{sidesOf(one)}</div>
              <Typography.Text type="secondary">
                {[one.document, one.note].filter((said) => said !== '').join(stops.apart)}
              </Typography.Text>
            </>
          ),
        }))}
      />
    </Card>
  );
}
