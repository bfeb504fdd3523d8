import type { ReactNode } from 'react';
import type { ClassesPage } from '../../../shared/classes.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage } from '../../app/language.tsx';

/** Symbols asked for at once; an address has an end. */
const MOST = 200;

/** Classes with their titles, where the titles of the scheme are loaded. */
export function ClassTitles({ symbols }: { readonly symbols: readonly string[] }): ReactNode {
  const { spoken, convert } = useLanguage();
  const { data } = useGet<ClassesPage>(
    '/api/classes',
    { symbols: symbols.slice(0, MOST).join(',') },
    { enabled: symbols.length > 0, keepPrevious: true },
  );
  const titles = data?.classes.flatMap(({ symbol, titleZh, titleEn }) => {
    const chinese = titleZh === null ? undefined : convert(titleZh);
    const title = spoken === 'en' ? (titleEn ?? chinese) : (chinese ?? titleEn ?? undefined);
    return title === undefined ? [] : [{ symbol, title }];
  });
  if (symbols.length === 0 || titles === undefined || titles.length === 0) return null;
  return (
    <dl
      style={{
        display: 'grid',
        gridTemplateColumns: 'max-content 1fr',
        gap: '2px 12px',
        margin: '0 0 8px',
        fontSize: 13,
      }}
    >
      {titles.map(({ symbol, title }) => (
        <div key={symbol} style={{ display: 'contents' }}>
          <dt className="tabular" style={{ fontWeight: 500 }}>
            {symbol}
          </dt>
          <dd style={{ margin: 0 }}>{title}</dd>
        </div>
      ))}
    </dl>
  );
}
