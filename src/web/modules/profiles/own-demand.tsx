import { Card, Descriptions } from 'antd';
import type { ReactNode } from 'react';
import type { DemandContent } from '../../../shared/profiles.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { HEADING } from './concept-table.tsx';
import { editorTexts } from './editor-texts.ts';
import { ownTexts } from './own-texts.ts';

/** What the enterprise asked for, as it was entered. */
export function OwnDemand({ demand }: { readonly demand: DemandContent }): ReactNode {
  const t = useTexts(ownTexts);
  const names = useTexts(editorTexts);
  const { stops } = useLanguage();
  const { problem, products, technicalPoints, results, contactWishes, submittedOn } = demand;
  const lines = [
    [names.problem, problem],
    [names.products, products.join(stops.list)],
    [names.technicalPoints, technicalPoints.join(stops.list)],
    [names.results, results.map((result) => names.resultKinds[result]).join(stops.list)],
    [names.contactWishes, contactWishes ?? ''],
  ] as const;
  return (
    <Card title={<h2 style={HEADING}>{t.need}</h2>} extra={submittedOn}>
      <Descriptions
        column={1}
        layout="vertical"
        size="small"
        items={lines
          .filter(([, written]) => written !== '')
          .map(([label, written]) => ({
            key: label,
            label,
            children: <span style={{ whiteSpace: 'pre-wrap' }}>{written}</span>,
          }))}
      />
    </Card>
  );
}
