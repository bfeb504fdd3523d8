import { Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { PUBLIC_WORDS, SERVICE_CHANNEL_WORDS, SERVICE_KIND_WORDS } from '../../../shared/service-words.ts';
import type { ServiceRecordView, ServiceStep } from '../../../shared/services.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useInstant } from '../../ui/instants.ts';
import { historyTexts } from './history-texts.ts';

/** What was done to a record since it was entered: who, when and why, and each field as it was and as it became. */
export function ServiceHistory({ record }: { readonly record: ServiceRecordView }): ReactNode {
  const t = useTexts(historyTexts);
  const instant = useInstant();
  const { steps, yearClosedAt } = record;
  return (
    <section aria-label={t.history}>
      <Typography.Text strong>{t.history}</Typography.Text>
      <ol style={{ margin: '4px 0 0', paddingInlineStart: 20 }}>
        {steps.map((step) => (
          <li key={step.at} style={{ marginBottom: 8 }}>
            <Flex gap={8} wrap align="baseline">
              {step.step === 'correct' ? t.corrected : t.withdrew}
              <Typography.Text type="secondary">
                {instant(step.at)} {step.by}
              </Typography.Text>
              {yearClosedAt !== null && step.at > yearClosedAt && <Tag color="orange">{t.afterClosing}</Tag>}
            </Flex>
            <div>{t.because(step.reason)}</div>
            <Changes step={step} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Changes({ step: { changes } }: { readonly step: ServiceStep }): ReactNode {
  const t = useTexts(historyTexts);
  const { tell } = useLanguage();
  const written = (field: string, value: unknown): string => {
    const words: Readonly<Record<string, { readonly zh: string; readonly en: string }>> =
      field === 'kind' ? SERVICE_KIND_WORDS : field === 'channel' ? SERVICE_CHANNEL_WORDS : {};
    const known = words[String(value)];
    if (known !== undefined) return tell(known);
    if (value === null && field === 'beneficiary') return tell(PUBLIC_WORDS);
    return value === null || value === '' ? t.nothing : String(value);
  };
  const names: Readonly<Record<string, string>> = t.fields;
  return (
    <ul style={{ margin: 0, paddingInlineStart: 16, listStyle: 'none' }}>
      {Object.entries(changes).map(([field, [before, after]]) => (
        <li key={field}>
          <Typography.Text type="secondary">{names[field] ?? field} </Typography.Text>
          <Typography.Text delete>{written(field, before)}</Typography.Text> → {written(field, after)}
        </li>
      ))}
    </ul>
  );
}
