import { Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { ContributionState } from '../../../shared/bulletin.ts';
import { STATE_WORDS } from '../../../shared/bulletin-words.ts';
import { useLanguage } from '../../app/language.tsx';

const COLOURS = {
  draft: undefined,
  submitted: 'warning',
  checked: 'warning',
  'sent-back': 'danger',
  published: 'success',
  'taken-down': 'danger',
  withdrawn: 'secondary',
} as const satisfies Record<ContributionState, string | undefined>;

/** A state in a word, whose colour says the same once more. */
export function StateTag({ state }: { readonly state: ContributionState }): ReactNode {
  const { tell } = useLanguage();
  const colour = COLOURS[state];
  return (
    <Tag style={{ marginInlineEnd: 0 }}>
      <Typography.Text {...(colour && { type: colour })} style={{ fontSize: 'inherit', whiteSpace: 'nowrap' }}>
        {tell(STATE_WORDS[state])}
      </Typography.Text>
    </Tag>
  );
}
