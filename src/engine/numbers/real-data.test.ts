import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hasSharedData, sharedData } from '../../../test/support/shared-data.ts';
import { publicationKey } from '../publication.ts';
import {
  formatApplicationNumber,
  formatPublicationNumber,
  type NumberHints,
  parseApplicationNumber,
  parseClassSymbol,
  parsePublicationNumber,
  parseSt8,
} from './index.ts';

const text = (path: string): string => readFileSync(sharedData(path), 'utf8');
const records = (path: string): Record<string, unknown>[] =>
  text(path)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
const filesIn = (folder: string): string[] =>
  readdirSync(sharedData(folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${folder}/${entry.name}`);

/** The numbers that are refused, or that do not come back from their canonical and printed forms. */
function failing(numbers: Iterable<string>, read: (number: string) => string[] | string): string[] {
  return [...numbers].flatMap((number) => {
    const outcome = read(number);
    return typeof outcome === 'string'
      ? [`${number}: ${outcome}`]
      : new Set(outcome).size === 1
        ? []
        : [`${number}: ${outcome.join(' / ')}`];
  });
}

function publication(number: string, hints?: NumberHints): string[] | string {
  const read = parsePublicationNumber(number, hints);
  if (!read.ok) return read.problem.code;
  const key = publicationKey(read.value);
  return [key, ...[key, formatPublicationNumber(read.value)].map((form) => keyOf(form))];
}

function keyOf(number: string): string {
  const read = parsePublicationNumber(number);
  return read.ok ? publicationKey(read.value) : read.problem.code;
}

function application(number: string, hints?: NumberHints): string[] | string {
  const read = parseApplicationNumber(number, hints);
  if (!read.ok) return read.problem.code;
  const canonical = read.value.country + read.value.number;
  return [canonical, ...[canonical, formatApplicationNumber(read.value)].map((form) => applicationKeyOf(form))];
}

function applicationKeyOf(number: string): string {
  const read = parseApplicationNumber(number);
  return read.ok ? read.value.country + read.value.number : read.problem.code;
}

function symbol(written: string): string[] | string {
  const read = parseClassSymbol(written);
  if (!read.ok) return read.problem.code;
  const again = parseClassSymbol(read.value);
  return [read.value, again.ok ? again.value : again.problem.code];
}

describe.skipIf(!hasSharedData)('numbers and symbols of real documents', () => {
  test('Chinese publications', () => {
    const numbers = records('patents/zh/cn-fulltext-693.jsonl').flatMap(
      (record) => record.publication_number ?? [],
    ) as string[];
    expect(numbers.length).toBeGreaterThan(600);
    expect(failing(numbers, publication)).toEqual([]);
  });

  test('Chinese applications named in texts carry the right check digit', () => {
    const texts = text('patents/zh/cn-fulltext-693.jsonl') + text('patents/zh/cn-abstracts-2963.jsonl');
    const numbers = new Set([...texts.matchAll(/(?<!\d)20[01]\d[1-389]\d{7}\.[\dX](?!\d)/g)].map(([number]) => number));
    expect(numbers.size).toBeGreaterThan(30);
    expect(failing(numbers, (number) => application(number))).toEqual([]);
  });

  test('United States publications and applications in lists', () => {
    const issue = records('patents/en/us-issue-2023-10-31.jsonl');
    const fullText = records('patents/en/us-fulltext-31.jsonl');
    const pairs = records('patents/en/us-applications-1813.jsonl');
    const guids = [...issue, ...fullText].map((record) => String(record.guid));
    expect(failing([...guids, ...pairs.map((record) => String(record.publication_number))], publication)).toEqual([]);
    expect(
      failing(
        issue.map((record) => String(record.application_number)),
        (number) => application(number),
      ),
    ).toEqual([]);
    const keys = fullText.map((record) => [keyOf(String(record.guid)), keyOf(`US${record.publication_number}`)]);
    expect(keys.filter(([withKind, number]) => !withKind?.startsWith(number ?? '-'))).toEqual([]);

    const symbols = [...issue, ...fullText].flatMap((record) =>
      [record.ipc ?? [], record.cpc ?? []].flat(),
    ) as string[];
    expect(symbols.length).toBeGreaterThan(500);
    expect(failing(symbols, symbol)).toEqual([]);
    expect(symbols.filter((written) => symbol(written)[0] !== written)).toEqual([]);
  });

  test('every symbol of the classification reads to itself', () => {
    const symbols = text('reference/ipc-titles-en-2022-zh-2026.csv')
      .split('\n')
      .slice(1)
      .flatMap((line) => /^([A-H][^,]*),(section|class|subclass|main_group|subgroup),/.exec(line)?.[1] ?? []);
    expect(symbols.length).toBeGreaterThan(80_000);
    const changed = symbols.filter((written) => symbol(written)[0] !== written);
    // The list has five entries of E01D101 whose last digit was lost when it was made.
    expect(changed).toEqual(['E01D101/0', 'E01D101/1', 'E01D101/2', 'E01D101/3', 'E01D101/4']);
  });

  test('the same document under its DOCDB and EPODOC number is the same publication or application', () => {
    const references = filesIn('patents/epo-docdb').flatMap((file) => documentReferences(text(file)));
    expect(references.length).toBeGreaterThan(120);
    const different = references.filter(({ kind, docdb, epodoc }) => {
      const hints = { country: docdb.country, kind: docdb.kind };
      const [one] = kind === 'application' ? application(docdb.number, hints) : publication(docdb.number, hints);
      const [other] = kind === 'application' ? application(epodoc) : publication(epodoc, { kind: docdb.kind });
      return one === undefined || one !== other;
    });
    // EPODOC pads Australian application numbers.
    expect(different.map(({ epodoc }) => epodoc)).toEqual(['AU20130290010']);
  });

  test('symbols and fields of exchange documents', () => {
    const fields = filesIn('patents/epo-docdb').flatMap((file) =>
      [...text(file).matchAll(/<classification-ipcr?\b[^>]*>\s*<text>([^<]+)<\/text>/g)].map((match) => match[1] ?? ''),
    );
    expect(fields.length).toBeGreaterThan(15);
    expect(failing(fields, symbol)).toEqual([]);
    const padded = fields.filter((field) => field.length === 50);
    expect(padded.length).toBeGreaterThan(10);
    expect(padded.filter((field) => !parseSt8(field).ok)).toEqual([]);
  });

  test('numbers, citations and classes of the weekly files of the United States office', () => {
    const files = [...filesIn('patents/us-redbook'), ...filesIn('patents/us-history')].map(text);
    const citations = files.flatMap((xml) =>
      [
        ...xml.matchAll(
          /<patcit[^>]*>\s*<document-id>\s*<country>([A-Z]{2})<\/country>\s*<doc-number>([^<]+)<\/doc-number>/g,
        ),
      ].map(([, country = '', number = '']) => `${country}|${number}`),
    );
    expect(new Set(citations).size).toBeGreaterThan(250);
    expect(
      failing(new Set(citations), (citation) => {
        const [country = '', number = ''] = citation.split('|');
        return publication(number, { country });
      }),
    ).toEqual([]);

    const classes = files.flatMap((file) => [
      ...[...file.matchAll(/<(?:ipc|B511|B512)>(?:<PDAT>)?([A-H]\d\d[A-Z][^<]+)/g)].map((match) => match[1] ?? ''),
      ...[...file.matchAll(/<classification-ipc>[\s\S]*?<\/classification-ipc>/g)].flatMap(([block]) =>
        [...block.matchAll(/-classification>([A-H]\d\d[A-Z][^<]+)/g)].map((match) => match[1] ?? ''),
      ),
      ...[...file.matchAll(/^ICL {2}([A-H]\d\d[A-Z][^\r\n]+)/gm)].map((match) => match[1] ?? ''),
    ]);
    expect(classes.length).toBeGreaterThan(15);
    expect(failing(classes, symbol)).toEqual([]);
  });
});

interface Reference {
  readonly kind: 'publication' | 'application';
  readonly docdb: { readonly country: string; readonly number: string; readonly kind: string };
  readonly epodoc: string;
}

function documentReferences(xml: string): Reference[] {
  const elements = xml.matchAll(/<(publication-reference|application-reference|patcit)\b[^>]*>([\s\S]*?)<\/\1>/g);
  return [...elements].flatMap(([, name, content = '']): Reference[] => {
    const docdb =
      /document-id-type="docdb">\s*<country>(\w+)<\/country>\s*<doc-number>(\w+)<\/doc-number>\s*<kind>(\w+)<\/kind>/.exec(
        content,
      );
    const epodoc = /document-id-type="epodoc">\s*<doc-number>(\w+)<\/doc-number>/.exec(content)?.[1];
    if (!docdb || epodoc === undefined) return [];
    const [, country = '', number = '', kind = ''] = docdb;
    return [
      {
        kind: name === 'application-reference' ? 'application' : 'publication',
        docdb: { country, number, kind },
        epodoc,
      },
    ];
  });
}
