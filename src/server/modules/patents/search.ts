import type { Parsed } from '../../../engine/problem.ts';
import { parsed } from '../../../engine/problem.ts';
import { type Publication, publicationKey } from '../../../engine/publication.ts';
import { parseQuery, printQuery, type Query } from '../../../engine/query/index.ts';
import type { SearchHit, SearchResult } from '../../../shared/patents.ts';
import { dayOf } from '../../platform/clock.ts';
import { applicantsOf } from './applicants.ts';
import type { SearchHit as IndexHit, SearchOptions } from './index/index.ts';
import type { Patents } from './patents.ts';

/** How a search is answered; the day is the clock's. */
export interface SearchRequest extends Omit<SearchOptions, 'today'> {
  /** Language whose title is shown where a publication has several; Chinese by default. */
  readonly language?: 'zh' | 'en';
}

/** Values of each facet. */
const FACET_VALUES = 20;

/**
 * Searches with a query as a person writes it. Publications that were taken back are left out unless asked for.
 * @returns the problem of the query where it cannot be understood. @throws ProblemError where it cannot be carried out.
 */
export async function searchPatents(
  { index, clock }: Patents,
  written: string,
  request: SearchRequest = {},
): Promise<Parsed<SearchResult>> {
  const started = performance.now();
  const query = parseQuery(written);
  if (!query.ok) return query;
  const { language, ...options } = request;
  const page = await index.search(query.value, { facets: FACET_VALUES, ...options, today: dayOf({ clock }) });
  return parsed({
    query: printQuery(query.value),
    total: page.total,
    hits: page.hits.map((hit) => shownHit(hit, language ?? 'zh')),
    ...(page.facets === undefined ? {} : { facets: page.facets }),
    ...(page.next === undefined ? {} : { next: page.next }),
    tookMs: Math.round(performance.now() - started),
  });
}

export type HitPage = readonly IndexHit[];

/** All hits of a query, newest first, page by page. */
export async function* hitPages(
  { index, clock }: Patents,
  query: Query,
  { withdrawn = false }: Pick<SearchOptions, 'withdrawn'> = {},
): AsyncGenerator<HitPage> {
  const options = { today: dayOf({ clock }), withdrawn, limit: 500 };
  for (let after: string | undefined; ; ) {
    const page = await index.search(query, { ...options, ...(after === undefined ? {} : { after }) });
    yield page.hits;
    if (page.next === undefined) return;
    after = page.next;
  }
}

function shownHit({ publication, highlights }: IndexHit, language: 'zh' | 'en'): SearchHit {
  const { status } = publication;
  const preview = previewOf(publication, language);
  return {
    number: publicationKey(publication.id),
    title: titleOf(publication, language),
    ...(preview === undefined ? {} : { preview }),
    date: publication.publicationDate ?? null,
    applicants: applicantsOf(publication),
    classes: classesOf(publication),
    state: status?.state ?? 'published',
    ...(status?.state === 'withdrawn' && status.date !== undefined ? { withdrawnOn: status.date } : {}),
    ...(highlights === undefined ? {} : { highlights }),
  };
}

/** The title in a language where there is one, else the first; '' for a publication without a title. */
export function titleOf({ titles }: Publication, language: 'zh' | 'en'): string {
  return (titles?.find(({ lang }) => lang === language) ?? titles?.[0])?.text ?? '';
}

/** The beginning of the abstract, on one line, without half of a character at its end. */
function previewOf({ abstracts }: Publication, language: 'zh' | 'en'): string | undefined {
  const abstract = (abstracts?.find(({ lang }) => lang === language) ?? abstracts?.[0])?.text;
  if (abstract === undefined) return undefined;
  const beginning = abstract.slice(0, PREVIEW).replace(/[\uD800-\uDBFF]$/, '');
  return `${beginning.replace(/\s+/g, ' ')}${beginning.length < abstract.length ? '…' : ''}`;
}

/** UTF-16 units of an abstract that a list shows. */
const PREVIEW = 240;

/** Symbols of the IPC, or of the CPC where there is none of the IPC. */
export function classesOf({ classifications }: Publication): string[] {
  const symbols = (wanted: 'ipc' | 'cpc'): string[] =>
    (classifications ?? []).filter(({ scheme }) => scheme === wanted).map(({ symbol }) => symbol);
  const ipc = symbols('ipc');
  return [...new Set(ipc.length > 0 ? ipc : symbols('cpc'))];
}
