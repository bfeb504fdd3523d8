import { Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { SummaryState } from '../../../shared/yearbook.ts';
import { SUMMARY_STATE_WORDS } from '../../../shared/yearbook-words.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { summaryTexts } from './texts.ts';

const COLOURS = { draft: undefined, submitted: 'warning', accepted: 'success', 'sent-back': 'danger' } as const;

/** A state in a word, whose colour says the same once more. */
export function SummaryStateTag({ state }: { readonly state: SummaryState | null }): ReactNode {
  const t = useTexts(summaryTexts);
  const { tell } = useLanguage();
  const colour = state === null ? 'secondary' : COLOURS[state];
  return (
    <Tag style={{ marginInlineEnd: 0 }}>
      <Typography.Text {...(colour && { type: colour })} style={{ fontSize: 'inherit', whiteSpace: 'nowrap' }}>
        {state === null ? t.notBegun : tell(SUMMARY_STATE_WORDS[state])}
      </Typography.Text>
    </Tag>
  );
}
