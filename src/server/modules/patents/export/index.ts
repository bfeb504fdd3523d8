import { type Parsed, parsed } from '../../../../engine/problem.ts';
import type { Publication } from '../../../../engine/publication.ts';
import { parseQuery } from '../../../../engine/query/index.ts';
import type { ExportFormat } from '../../../../shared/patents.ts';
import { dayOf } from '../../../platform/clock.ts';
import type { Patents } from '../patents.ts';
import { publicationsById } from '../read.ts';
import { type HitPage, hitPages } from '../search.ts';
import { bibtexOf, risOf } from './citations.ts';
import { csvOf } from './csv.ts';
import { refuseTooManyRows, xlsxOf } from './xlsx.ts';

/** The hits of a search as a file, piece by piece. */
export interface ExportedHits {
  readonly total: number;
  readonly mediaType: string;
  readonly content: AsyncGenerator<Uint8Array>;
}

export interface ExportRequest {
  /** Publications that the office took back as well. */
  readonly withdrawn?: boolean;
  /** Of the column names, and of the texts where a publication has several; Chinese by default. */
  readonly language?: 'zh' | 'en';
}

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/jsonl; charset=utf-8',
  bibtex: 'application/x-bibtex; charset=utf-8',
  ris: 'application/x-research-info-systems; charset=utf-8',
};

/**
 * Exports all hits of a query, newest first; those that come in meanwhile are left out. JSONL holds the whole publications.
 * @returns the problem of the query where it cannot be understood. @throws ProblemError where a workbook would grow too large.
 */
export async function exportHits(
  patents: Patents,
  written: string,
  format: ExportFormat,
  { withdrawn = false, language = 'zh' }: ExportRequest = {},
): Promise<Parsed<ExportedHits>> {
  const query = parseQuery(written);
  if (!query.ok) return query;
  const total = await patents.index.count(query.value, { today: dayOf(patents), withdrawn });
  if (format === 'xlsx') refuseTooManyRows(total);
  const content = contentOf(patents, hitPages(patents, query.value, { withdrawn }), format, language);
  return parsed({ total, mediaType: MEDIA_TYPES[format], content });
}

function contentOf(
  patents: Patents,
  pages: AsyncIterable<HitPage>,
  format: ExportFormat,
  language: 'zh' | 'en',
): AsyncGenerator<Uint8Array> {
  switch (format) {
    case 'csv':
      return bytesOf(csvOf(publicationsIn(pages), language));
    case 'xlsx':
      return xlsxOf(publicationsIn(pages), language);
    case 'jsonl':
      return bytesOf(linesOf(patents, pages));
    case 'bibtex':
      return bytesOf(bibtexOf(publicationsIn(pages), language));
    case 'ris':
      return bytesOf(risOf(publicationsIn(pages), language));
  }
}

async function* publicationsIn(pages: AsyncIterable<HitPage>): AsyncGenerator<Publication> {
  for await (const page of pages) yield* page.map(({ publication }) => publication);
}

/** One publication in each line, with claims and description, which the index does not give. */
async function* linesOf({ db, scope }: Patents, pages: AsyncIterable<HitPage>): AsyncGenerator<string> {
  for await (const page of pages) {
    const ids = page.map(({ docId }) => docId);
    const stored = new Map((await publicationsById(db, scope, ids)).map((one) => [one.id, one.publication]));
    for (const id of ids) {
      const publication = stored.get(id);
      if (publication !== undefined) yield `${JSON.stringify(publication)}\n`;
    }
  }
}

/** Gathers small pieces, so that a consumer gets some ten thousand characters at a time. */
async function* bytesOf(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let gathered = '';
  for await (const piece of pieces) {
    gathered += piece;
    if (gathered.length < PIECE_LENGTH) continue;
    yield Buffer.from(gathered);
    gathered = '';
  }
  if (gathered !== '') yield Buffer.from(gathered);
}

const PIECE_LENGTH = 64 * 1024;
