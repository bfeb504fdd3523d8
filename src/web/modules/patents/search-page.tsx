import { Button, Collapse, Flex, Grid, Segmented, Skeleton, Switch } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { SearchResult } from '../../../shared/patents.ts';
import { ApiProblem } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SearchActions } from './search-actions.tsx';
import { fitsAddress, narrowedQuery, type SearchPlace, useSearchPlace } from './search-address.ts';
import { SearchFacets } from './search-facets.tsx';
import { SearchNarrowing } from './search-narrowing.tsx';
import { PAGE_SIZE, SearchPages } from './search-pages.tsx';
import { SearchQuery } from './search-query.tsx';
import { SearchResults } from './search-results.tsx';
import { SearchStart } from './search-start.tsx';
import { facetTexts, savedTexts, searchTexts } from './search-texts.ts';

/** Searching: everything that makes the list stands in the address, so that it can be sent to a colleague. */
export default function SearchPage(): ReactNode {
  const t = useTexts(searchTexts);
  const saved = useTexts(savedTexts);
  const { spoken } = useLanguage();
  const [place, go] = useSearchPlace();
  const query = narrowedQuery(place);
  const fits = fitsAddress(query);
  const { data, error, isPlaceholderData, isLoading } = useGet<SearchResult>(
    '/api/search',
    {
      q: query,
      order: place.order,
      withdrawn: place.withdrawn,
      limit: PAGE_SIZE,
      after: place.after.at(-1),
      highlights: true,
      language: spoken,
    },
    { enabled: place.q !== '' && fits, keepPrevious: true },
  );
  const shown = error === null ? data : undefined;
  return (
    <>
      <PageHeader title={t.title} actions={<Link to="/saved-queries">{saved.title}</Link>} />
      <SearchQuery q={place.q} onSearch={(q) => go(q === place.q ? {} : { q, narrow: [] })} />
      <SearchNarrowing
        narrow={place.narrow}
        onChange={(narrow) => go({ narrow })}
        onIntoQuery={() => go({ q: shown?.query ?? query, narrow: [] })}
      />
      <Refusal problem={fits ? error : t.tooLong} place={place} onFromStart={() => go({})} />
      {isLoading && <Skeleton active />}
      {place.q === '' ? (
        <SearchStart />
      ) : (
        shown !== undefined && <Found result={shown} waiting={isPlaceholderData} place={place} go={go} />
      )}
    </>
  );
}

interface RefusalProps {
  readonly problem: unknown;
  readonly place: SearchPlace;
  readonly onFromStart: () => void;
}

/** Why there is no list, but for what the box tells and underlines already. A page mark of yesterday cannot be followed any more, but its search can be done again. */
function Refusal({ problem, place, onFromStart }: RefusalProps): ReactNode {
  const t = useTexts(searchTexts);
  if (problem === null || (problem instanceof ApiProblem && problem.at !== undefined)) return null;
  return (
    <>
      <ProblemNotice problem={problem} />
      {place.after.length > 0 && <Button onClick={onFromStart}>{t.fromStart}</Button>}
    </>
  );
}

interface FoundProps {
  readonly result: SearchResult;
  readonly waiting: boolean;
  readonly place: SearchPlace;
  readonly go: (change: Partial<SearchPlace>) => void;
}

function Found({ result, waiting, place, go }: FoundProps): ReactNode {
  const t = useTexts(searchTexts);
  const words = useTexts(facetTexts);
  const wide = Grid.useBreakpoint().lg === true;
  const { facets, total, hits, next, tookMs } = result;
  const narrowing = facets !== undefined && total > 0 && (
    <SearchFacets
      facets={facets}
      narrow={place.narrow}
      onNarrow={(condition) => go({ narrow: [...place.narrow, condition] })}
    />
  );
  const nothing = (
    <EmptyState
      about={t.nothing}
      action={place.narrow.length > 0 && <Button onClick={() => go({ narrow: [] })}>{t.fewer}</Button>}
    />
  );
  return (
    <Flex gap={20} align="flex-start" vertical={!wide}>
      {narrowing && wide && (
        <aside aria-label={words.title} style={{ width: 190, flex: 'none' }}>
          {narrowing}
        </aside>
      )}
      {narrowing && !wide && <FoldedFacets>{narrowing}</FoldedFacets>}
      <section aria-label={t.results} style={{ flex: 1, minWidth: 0, width: '100%' }}>
        <Flex justify="space-between" align="center" gap={8} wrap style={{ marginBottom: 8 }}>
          <Flex gap={12} align="center" wrap>
            <strong role="status">{t.found(total.toLocaleString('en'), tookMs)}</strong>
            <Segmented
              size="small"
              aria-label={t.order}
              value={place.order}
              onChange={(order) => go({ order })}
              options={[
                { value: 'date' as const, label: t.byDate },
                { value: 'relevance' as const, label: t.byRelevance },
              ]}
            />
            <Flex gap={6} align="center">
              <Switch
                size="small"
                aria-label={t.withdrawn}
                checked={place.withdrawn}
                onChange={(withdrawn) => go({ withdrawn })}
              />
              {t.withdrawn}
            </Flex>
          </Flex>
          <Flex gap={8} wrap>
            <SearchActions place={place} total={total} />
          </Flex>
        </Flex>
        <SearchResults hits={hits} q={narrowedQuery(place)} waiting={waiting} empty={nothing} />
        <SearchPages total={total} after={place.after} next={next} onGo={(after) => go({ after })} />
      </section>
    </Flex>
  );
}

function FoldedFacets({ children }: { readonly children: ReactNode }): ReactNode {
  const t = useTexts(facetTexts);
  return <Collapse size="small" style={{ width: '100%' }} items={[{ key: 'facets', label: t.title, children }]} />;
}
