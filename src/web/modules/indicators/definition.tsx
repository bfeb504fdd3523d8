import { Descriptions } from 'antd';
import type { ReactNode } from 'react';
import type { IndicatorDefinition } from '../../../shared/indicators.ts';
import { useTexts } from '../../app/language.tsx';
import { indicatorTexts } from './indicator-texts.ts';
import { useWords } from './use-words.ts';

/** What an indicator means, what counts once in it, and who answers for that. */
export function Definition({ indicator }: { readonly indicator: IndicatorDefinition }): ReactNode {
  const t = useTexts(indicatorTexts);
  const { definitionOf, unitOf } = useWords();
  const { dedupe, owner, fromYear, toYear } = indicator;
  return (
    <Descriptions
      size="small"
      column={1}
      items={[
        { key: 'definition', label: t.definition, children: definitionOf(indicator) },
        { key: 'unit', label: t.unitOf, children: unitOf(indicator) },
        { key: 'counting', label: t.counting, children: t.dedupe[dedupe] },
        { key: 'owner', label: t.owner, children: owner },
        {
          key: 'valid',
          label: t.valid,
          children: toYear === null ? t.validFrom(fromYear) : t.validFromTo(fromYear, toYear),
        },
      ]}
    />
  );
}
