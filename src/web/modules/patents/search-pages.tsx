import { Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.tsx';
import { resultTexts } from './search-texts.ts';

export const PAGE_SIZE = 20;

interface SearchPagesProps {
  readonly total: number;
  readonly after: readonly string[];
  readonly next: string | undefined;
  readonly onGo: (after: readonly string[]) => void;
}

/** From page to page, by the cursors. */
export function SearchPages({ total, after, next, onGo }: SearchPagesProps): ReactNode {
  const t = useTexts(resultTexts);
  if (total <= PAGE_SIZE && after.length === 0) return null;
  const number = (value: number): string => value.toLocaleString('en');
  const go = (cursors: readonly string[]): void => {
    onGo(cursors);
    scrollTo({ top: 0 });
  };
  return (
    <nav aria-label={t.pages}>
      <Flex gap={8} align="center" justify="center" wrap style={{ marginTop: 12 }}>
        <Button disabled={after.length === 0} onClick={() => go([])}>
          {t.first}
        </Button>
        <Button disabled={after.length === 0} onClick={() => go(after.slice(0, -1))}>
          {t.previous}
        </Button>
        <span className="tabular">{t.page(number(after.length + 1), number(Math.ceil(total / PAGE_SIZE)))}</span>
        <Button disabled={next === undefined} onClick={() => next !== undefined && go([...after, next])}>
          {t.next}
        </Button>
      </Flex>
    </nav>
  );
}
