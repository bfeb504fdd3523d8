import { readFileSync } from 'node:fs';
import type { Classification, Publication } from '../../../src/engine/publication.ts';
import { sharedData } from '../shared-data.ts';

/**
 * The real patents of the shared data as publications, title and abstract with what stands beside them; plainly made, for
 * matching and searching only (the readers of formats/ know more of them). Use only under `describe.skipIf(!hasSharedData)`.
 */
export function realPublications(): Publication[] {
  return FILES.flatMap(({ path, lang, country }) =>
    readFileSync(sharedData(`patents/${path}`), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line, index) => publicationOf(JSON.parse(line) as SourceRecord, { lang, country, index })),
  );
}

const FILES = [
  { path: 'en/us-applications-1813.jsonl', lang: 'en', country: 'US' },
  { path: 'en/us-fulltext-31.jsonl', lang: 'en', country: 'US' },
  { path: 'en/us-issue-2023-10-31.jsonl', lang: 'en', country: 'US' },
  { path: 'zh/cn-abstracts-2963.jsonl', lang: 'zh', country: 'CN' },
  { path: 'zh/cn-fulltext-693.jsonl', lang: 'zh', country: 'CN' },
] as const;

interface SourceRecord {
  readonly publication_number?: string;
  readonly title?: string;
  readonly abstract?: string;
  readonly publication_date?: string;
  readonly applicants?: readonly (string | null)[];
  readonly ipc?: readonly string[];
  readonly cpc?: readonly string[];
}

function publicationOf(
  record: SourceRecord,
  { lang, country, index }: { lang: string; country: string; index: number },
): Publication {
  const classes = [...classesOf('ipc', record.ipc), ...classesOf('cpc', record.cpc)];
  const { title, abstract, publication_date: date } = record;
  const applicants = (record.applicants ?? []).filter((name) => name !== null);
  return {
    id: { country, number: record.publication_number ?? `${lang}${index}`, kind: 'A' },
    source: { format: 'test', part: 'whole' },
    ...(title && { titles: [{ lang, text: title }] }),
    ...(abstract && { abstracts: [{ lang, text: abstract }] }),
    ...(applicants.length > 0 && { applicants: applicants.map((name) => ({ name })) }),
    ...(date && { publicationDate: date }),
    ...(classes.length > 0 && { classifications: classes }),
  };
}

function classesOf(scheme: 'ipc' | 'cpc', symbols: readonly string[] = []): Classification[] {
  return symbols.map((symbol) => ({ scheme, symbol }));
}
