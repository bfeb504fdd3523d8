import { Button, Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.tsx';
import { searchTexts } from './search-texts.ts';

interface NarrowingProps {
  readonly narrow: readonly string[];
  readonly onChange: (narrow: readonly string[]) => void;
  readonly onIntoQuery: () => void;
}

/** The conditions that narrow the search besides the query, each of which can be taken away or written into the query. */
export function SearchNarrowing({ narrow, onChange, onIntoQuery }: NarrowingProps): ReactNode {
  const t = useTexts(searchTexts);
  if (narrow.length === 0) return null;
  return (
    <Flex gap={6} align="center" wrap style={{ marginBottom: 10 }}>
      <Typography.Text type="secondary">{t.narrowedBy}</Typography.Text>
      {narrow.map((condition) => (
        <Tag key={condition} style={{ margin: 0, fontSize: 13 }}>
          {condition}
          <Button
            type="text"
            size="small"
            aria-label={t.removeNarrowing(condition)}
            style={{ height: 20, padding: '0 4px', marginInlineStart: 4, color: 'inherit' }}
            onClick={() => onChange(narrow.filter((other) => other !== condition))}
          >
            ×
          </Button>
        </Tag>
      ))}
      <Button type="link" size="small" onClick={onIntoQuery}>
        {t.intoQuery}
      </Button>
    </Flex>
  );
}
