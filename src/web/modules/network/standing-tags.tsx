import { Flex, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { Grade, StandingName } from '../../../shared/network-standings.ts';
import { GRADE_WORDS, STANDING_WORDS } from '../../../shared/network-words.ts';
import { useLabel } from './use-label.ts';

interface Held {
  readonly standing: StandingName;
  readonly grade: Grade | null;
}

/** What an organisation is in the programme, with its grades. */
export function StandingTags({ standings }: { readonly standings: readonly Held[] }): ReactNode {
  const label = useLabel();
  return (
    <Flex gap={4} wrap>
      {standings.map(({ standing, grade }) => (
        <Tag key={standing} style={{ margin: 0 }}>
          {label(STANDING_WORDS[standing])}
          {grade !== null && ` · ${label(GRADE_WORDS[grade])}`}
        </Tag>
      ))}
    </Flex>
  );
}
