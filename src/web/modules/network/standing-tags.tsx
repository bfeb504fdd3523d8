import { Flex, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { Grade, StandingName } from '../../../shared/network-standings.ts';
import { GRADE_WORDS, STANDING_WORDS } from '../../../shared/network-words.ts';
import { useLanguage } from '../../app/language.tsx';

interface Held {
  readonly standing: StandingName;
  readonly grade: Grade | null;
}

/** What an organisation is in the programme, with its grades. */
export function StandingTags({ standings }: { readonly standings: readonly Held[] }): ReactNode {
  const { tell } = useLanguage();
  return (
    <Flex gap={4} wrap>
      {standings.map(({ standing, grade }) => (
        <Tag key={standing} style={{ margin: 0 }}>
          {tell(STANDING_WORDS[standing])}
          {grade !== null && ` · ${tell(GRADE_WORDS[grade])}`}
        </Tag>
      ))}
    </Flex>
  );
}
