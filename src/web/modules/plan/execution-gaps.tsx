import { Alert, Flex } from 'antd';
import type { ReactNode } from 'react';
import type { PlanExecution } from '../../../shared/plan-pages.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { executionTexts } from './execution-texts.ts';

/** Who is sought and not among the organisations, each told once, with where they are entered. */
export function ExecutionGaps({ gaps }: { readonly gaps: PlanExecution['gaps'] }): ReactNode {
  const t = useTexts(executionTexts);
  const { stops } = useLanguage();
  if (gaps.length === 0) return null;
  const bySought = Map.groupBy(gaps, ({ sought }) => sought);
  const provinces = [...bySought].filter(([, own]) => own[0]?.reason === 'no-office').map(([sought]) => sought);
  const others = [...bySought.values()]
    .flatMap((own) => own.slice(0, 1))
    .filter(({ reason }) => reason !== 'no-office');
  return (
    <Alert
      type="warning"
      showIcon
      title={t.gapsTitle(bySought.size)}
      action={
        <Flex vertical gap={4}>
          <LinkButton size="small" to="/organisations">
            {t.enter}
          </LinkButton>
          <LinkButton size="small" to="/units/workbook">
            {t.enterMany}
          </LinkButton>
        </Flex>
      }
      description={
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {provinces.length > 0 && <li>{t.provincesMissing(provinces.join(stops.list))}</li>}
          {others.map(({ task, sought, reason, obliged }) => (
            <li key={`${task} ${sought}`}>
              {[`${task} ${sought}`, t.reasons[reason], ...(obliged ? [t.obligedGap] : [])].join(stops.apart)}
            </li>
          ))}
        </ul>
      }
    />
  );
}
