import { Button, Flex, Typography } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { QueryReading } from '../../../shared/search.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { QueryBox, type QueryBoxHandle } from '../../ui/query-box.tsx';
import { useReading } from '../../ui/query-reading.ts';
import { useSettled } from '../../ui/use-settled.ts';
import { boxTexts, searchTexts } from './search-texts.ts';

interface SearchQueryProps {
  /** The query that is searched; the box starts from it. */
  readonly q: string;
  readonly onSearch: (q: string) => void;
}

/** The box, what is wrong with the query as it stands in it, and what it means in words. `/` leads here from anywhere on the page. */
export function SearchQuery({ q, onSearch }: SearchQueryProps): ReactNode {
  const t = useTexts(searchTexts);
  const words = useTexts(boxTexts);
  const box = useRef<QueryBoxHandle>(null);
  const [written, setWritten] = useState(q);
  useEffect(() => setWritten(q), [q]);
  useSlash(() => box.current?.focus());
  const readText = useSettled(written, 250);
  const reading = useReading(readText);
  const search = (text: string): void => {
    if (text.trim() !== '') onSearch(text.trim());
  };
  return (
    <search>
      <Flex gap={8} align="flex-start">
        <QueryBox
          ref={box}
          label={words.box}
          hint={words.hint}
          value={written}
          readText={readText}
          parts={reading?.parts}
          problem={reading?.problem}
          onChange={setWritten}
          onSearch={search}
        />
        <Button type="primary" style={{ height: 40, paddingInline: 20 }} onClick={() => search(written)}>
          {t.search}
        </Button>
      </Flex>
      <Understood reading={reading} onSearch={search} />
    </search>
  );
}

interface UnderstoodProps {
  readonly reading: QueryReading | undefined;
  readonly onSearch: (query: string) => void;
}

/** Stays as high as one line while nothing is known yet, so that what is below does not jump while one writes. */
function Understood({ reading, onSearch }: UnderstoodProps): ReactNode {
  const t = useTexts(boxTexts);
  const { tell } = useLanguage();
  return (
    <div aria-live="polite" style={{ minHeight: 22, margin: '6px 0 10px' }}>
      {reading?.problem && <Typography.Text type="danger">{tell(reading.problem)}</Typography.Text>}
      {reading?.suggestion !== undefined && (
        <Button type="link" size="small" onClick={() => onSearch(reading.suggestion ?? '')}>
          {t.searchInstead(reading.suggestion)}
        </Button>
      )}
      {reading?.understood && (
        <Flex gap={8} align="flex-start">
          <Typography.Text type="secondary" style={{ flex: 'none' }}>
            {t.means}
          </Typography.Text>
          <Typography.Text type="secondary" style={{ whiteSpace: 'pre-wrap', maxHeight: 132, overflow: 'auto' }}>
            {tell(reading.understood.words)}
          </Typography.Text>
        </Flex>
      )}
    </div>
  );
}

function useSlash(go: () => void): void {
  const latest = useRef(go);
  useEffect(() => {
    latest.current = go;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { target } = event;
      const writing =
        target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
      if (event.key !== '/' || writing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
