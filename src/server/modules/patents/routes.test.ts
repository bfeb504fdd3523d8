import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { useHttp } from '../../../../test/support/http.ts';
import { useTempFolders } from '../../../../test/support/temp.ts';
import type { Publication } from '../../../engine/publication.ts';
import type { Role } from '../../../shared/accounts.ts';
import { searchResult } from '../../../shared/patents.ts';
import { publicationView } from '../../../shared/publication-view.ts';
import { queryReading, savedQuery } from '../../../shared/search.ts';
import type { HttpServer, Principal } from '../../platform/http/index.ts';
import { catchUp } from './follow-index.ts';
import { importFiles } from './import-files.ts';
import { beginImport } from './import-table.ts';
import { openTestPatents, type Row, rows, tableFile } from './patents.fixture.ts';
import type { Patents } from './patents.ts';
import { nameContent } from './record.ts';
import { patentsRoutes } from './routes.ts';
import { storeBatch } from './store-batch.ts';

const test = useDatabase();
const serve = useHttp(async () => person);
useTempFolders();

let person: Principal | undefined;
let patents: Patents;
let server: HttpServer;
beforeEach(async () => {
  patents = await openTestPatents(test);
  server = await serve((app) => patentsRoutes(app, { patents }));
  person = await personWith('analyst');
});
afterEach(() => patents.close());

async function personWith(role: Role, login: string = role): Promise<Principal> {
  const { organisationId } = test.scope;
  const { rows: inserted } = await sql<{ id: number }>`
    insert into account (organisation_id, house_id, login, name, roles, state, created_at)
    values (${organisationId}, ${organisationId}, ${login}, ${login}, array[${role}], 'active', now()) returning id
  `.execute(test.db);
  return { accountId: inserted[0]!.id, actor: `account ${login}`, organisationId, roles: [role], open: true };
}

const LITHIUM: Row = {
  publication_number: 'CN113914863A',
  title: '=cmd|固体电解质及其制备方法',
  abstract: '本发明公开了一种固体电解质，用于锂离子电池。',
  publication_date: '2022-01-11',
  applicants: '甲电池有限公司（虚构示例）',
  ipc: 'H01M10/0562',
};

async function store(publications: readonly Publication[], name: string): Promise<void> {
  const file = { name, sha256: Buffer.from(name).toString('hex').padEnd(64, '0'), bytes: 1 };
  const importFileId = await beginImport(test.db, test.scope, file, new Date(0));
  const incoming = publications.map((publication, at) => ({
    content: nameContent(publication),
    position: { record: at + 1 },
  }));
  await storeBatch(test.db, test.scope, incoming, { importFileId, now: new Date(0) });
  await catchUp(test.db, test.scope, patents.index);
}

async function get(path: string, parameters: Record<string, string> = {}, language = 'zh') {
  return server.inject({
    url: `${path}?${new URLSearchParams(parameters)}`,
    headers: { 'accept-language': language },
  });
}

describe('GET /api/search', () => {
  it('gives pages whose cursors lead on, with previews and marks in the languages of the texts', async () => {
    await importFiles(patents, [tableFile('many.csv', [LITHIUM, ...rows(3)])]);
    const first = searchResult.parse((await get('/api/search', { q: 'cc=CN', limit: '3' })).json());
    expect(first).toMatchObject({ total: 4, facets: { country: [{ value: 'CN', count: 4 }] } });
    const next = searchResult.parse((await get('/api/search', { q: 'cc=CN', limit: '3', after: first.next! })).json());
    const numbers = [...first.hits, ...next.hits].map(({ number }) => number);
    expect(new Set(numbers).size).toBe(4);
    expect(next.next).toBeUndefined();
    const { hits } = searchResult.parse((await get('/api/search', { q: '锂离子电池', highlights: 'true' })).json());
    const [hit] = hits;
    expect(hit!.preview).toBe(LITHIUM.abstract);
    expect(hit!.highlights).toMatchObject([{ field: 'ab', lang: 'zh', text: LITHIUM.abstract }]);
    const marked = hit!.highlights!.flatMap(({ text, marks }) => marks.map(({ start, end }) => text.slice(start, end)));
    expect(marked).toEqual(['锂离子电池']);
  });

  it('shows what the office took back only when asked, with the day', async () => {
    await importFiles(patents, [tableFile('one.csv', [LITHIUM])]);
    const id = { country: 'CN', number: '113914863', kind: 'A' };
    const source = { format: 'x', part: 'whole' } as const;
    await store([{ id, source, status: { state: 'withdrawn', date: '2023-05-06' } }], 'withdrawals');
    expect((await get('/api/search', { q: '固体电解质' })).json()).toMatchObject({ total: 0 });
    expect((await get('/api/search', { q: '固体电解质', withdrawn: 'true' })).json()).toMatchObject({
      hits: [{ state: 'withdrawn', withdrawnOn: '2023-05-06' }],
    });
  });

  it('is for people who search, and refuses in their language with the place', async () => {
    const refused = await get('/api/search', { q: 'ti=(电池' }, 'en');
    expect(refused.statusCode).toBe(400);
    expect(refused.json()).toMatchObject({ code: 'query.open-group', at: { start: 3, end: 4 } });
    expect(refused.json().detail).toMatch(/^At character 4: /);
    person = await personWith('system-admin');
    expect((await get('/api/search', { q: '电池' })).statusCode).toBe(403);
    person = undefined;
    expect((await get('/api/search', { q: '电池' })).statusCode).toBe(401);
  });
});

describe('GET /api/search/explain', () => {
  const explain = async (q: string) => queryReading.parse((await get('/api/search/explain', { q })).json());

  it('tells the parts, the canonical form and the meaning in words', async () => {
    const { parts, understood, problem } = await explain('申请人=甲 或 pd>=2023');
    expect(parts.map(({ kind }) => kind)).toEqual([
      'field',
      'comparison',
      'term',
      'operator',
      'field',
      'comparison',
      'value',
    ]);
    expect(understood?.canonical).toBe('pa=甲 OR pd>=2023-01-01');
    expect(understood?.words.zh).toContain('申请人');
    expect(understood?.words.en).toContain('applicant');
    expect(problem).toBeUndefined();
  });

  it('tells what is wrong, where, in both languages, and still the parts', async () => {
    const written = '电池 AND titel=隔膜';
    const { parts, understood, problem } = await explain(written);
    expect(understood).toBeUndefined();
    expect(written.slice(problem!.at!.start, problem!.at!.end)).toBe('titel');
    expect(problem!.zh).toMatch(/^第 8 个字符：/);
    expect(parts.map(({ start, end }) => written.slice(start, end))).toEqual(['电池', 'AND', 'titel', '=', '隔膜']);
  });

  it('suggests the document where only its number was written', async () => {
    const { problem, suggestion } = await explain(' CN 113914863 A');
    expect(problem?.code).toBe('query.bare-number');
    expect(suggestion).toBe('pn="CN 113914863 A"');
    expect((await explain(suggestion!)).understood?.canonical).toBe('pn=CN113914863A');
  });

  it('says nothing of an empty query', async () => {
    expect(await explain(' ')).toEqual({ parts: [] });
  });
});

describe('GET /api/search/fields', () => {
  it('names every field in both languages, with values where they can be listed', async () => {
    const { fields } = (await get('/api/search/fields')).json();
    expect(fields).toContainEqual({ field: 'pa', zh: '申请人', en: 'applicant or assignee', kind: 'text' });
    expect(fields.find(({ field }: { field: string }) => field === 'ls').values).toContainEqual({
      value: 'lapsed',
      zh: '终止',
      en: 'lapsed',
    });
  });
});

describe('GET /api/search/export', () => {
  it('streams the hits as a file without formulas, and leaves a trace without the query', async () => {
    await importFiles(patents, [tableFile('one.csv', [LITHIUM])]);
    const response = await get('/api/search/export', { q: '固体电解质', format: 'csv' });
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(response.headers['content-disposition']).toBe('attachment; filename="publications-2023-11-01.csv"');
    const [, cells] = parse(response.body, { bom: true }) as string[][];
    expect(cells).toContain(`'${LITHIUM.title}`);
    const { rows: traces } = await sql`select actor, action, detail from audit_log`.execute(test.db);
    expect(traces).toEqual([
      { actor: 'account analyst', action: 'search.export', detail: { format: 'csv', publications: 1 } },
    ]);
  });

  it.each(['xlsx', 'jsonl', 'bibtex', 'ris'])('gives %s', async (format) => {
    await importFiles(patents, [tableFile('one.csv', [LITHIUM])]);
    const response = await get('/api/search/export', { q: '固体电解质', format });
    expect(response.statusCode).toBe(200);
    expect(response.rawPayload.length).toBeGreaterThan(50);
  });

  it('refuses a query that cannot be read, before anything is sent', async () => {
    const response = await get('/api/search/export', { q: '(', format: 'csv' });
    expect(response.statusCode).toBe(400);
    expect(response.json().code).toMatch(/^query\./);
  });
});

describe('GET /api/publications/:number', () => {
  const EP: Publication = {
    id: { country: 'EP', number: '1000000', kind: 'A1' },
    source: { format: 'x', part: 'whole' },
    publicationDate: '2000-05-17',
    titles: [{ lang: 'en', text: 'Solid electrolyte' }],
    claims: [{ lang: 'en', claims: ['1. A cell.', '2. The cell of claim 1 with a solid electrolyte.'] }],
    descriptions: [{ lang: 'en', text: 'Long.' }],
    families: [{ scheme: 'docdb', id: '19768124', asOf: '2010-01-01' }],
    citations: [{ publication: { country: 'US', number: '6859910', kind: 'B2' } }, { text: 'A book.' }],
  };

  const view = async (number: string, q?: string) =>
    publicationView.parse((await get(`/api/publications/${number}`, q === undefined ? {} : { q })).json());

  it('tells texts, relations, citations and where each came from', async () => {
    const us = { id: { country: 'US', number: '6859910', kind: 'B2' }, source: EP.source } satisfies Publication;
    await store([EP, { ...us, families: EP.families! }], 'first.xml');
    const events = [{ office: 'EP', code: '17P', date: '2000-10-18', influence: '+' as const }];
    await store([{ id: EP.id, source: { format: 'x', part: 'legal' }, legalEvents: events }], 'legal.xml');
    const shown = await view('ep 1000000 a1', 'cl="solid electrolyte"');
    expect(shown).toMatchObject({
      number: 'EP1000000A1',
      office: { zh: '欧洲专利局' },
      stage: 'application',
      version: 2,
      descriptions: [{ lang: 'en', characters: 5 }],
      families: [{ scheme: 'docdb', id: '19768124', asOf: '2010-01-01', members: [{ number: 'US6859910B2' }] }],
      citations: [{ publication: { number: 'US6859910B2', stored: true } }, { text: 'A book.' }],
      legalEvents: [{ code: '17P', source: { file: 'legal.xml' } }],
      versions: [
        { version: 2, file: 'legal.xml' },
        { version: 1, file: 'first.xml' },
      ],
    });
    const [mark] = shown.marks;
    expect(mark).toMatchObject({ field: 'cl', index: 1 });
    const [range] = mark!.ranges;
    expect(EP.claims![0]!.claims[1]!.slice(range!.start, range!.end)).toBe('solid electrolyte');
    expect(shown.links.map(({ name }) => name)).toEqual(['Espacenet', 'Google Patents', 'EPO']);
  });

  it('gives a description by itself', async () => {
    await store([EP], 'first.xml');
    expect((await get('/api/publications/EP1000000A1/descriptions/0')).json()).toEqual({ lang: 'en', text: 'Long.' });
    expect((await get('/api/publications/EP1000000A1/descriptions/1')).statusCode).toBe(404);
  });

  it('says what is not stored, and which of several is meant', async () => {
    const missing = await get('/api/publications/CN113914863A');
    expect(missing.statusCode).toBe(404);
    expect(missing.json().detail).toContain('CN113914863A');
    await store([EP, { ...EP, id: { ...EP.id, kind: 'B1' } }], 'first.xml');
    const several = await get('/api/publications/EP1000000');
    expect(several.json()).toMatchObject({ code: 'patents.number-ambiguous' });
  });
});

describe('saved queries', () => {
  const save = async (name: string, query = '固体电解质') =>
    server.inject({ method: 'POST', url: '/api/saved-queries', payload: { name, query } });
  const list = async () => (await get('/api/saved-queries')).json().queries.map(({ name }: { name: string }) => name);

  it('are kept, renamed and deleted', async () => {
    const kept = savedQuery.parse((await save('电解质')).json());
    expect(kept).toMatchObject({ query: '固体电解质', withdrawn: false, order: 'date' });
    const url = `/api/saved-queries/${kept.id}`;
    const renamed = await server.inject({ method: 'PUT', url, payload: { name: '固态' } });
    expect(renamed.json()).toMatchObject({ id: kept.id, name: '固态' });
    expect((await server.inject({ method: 'DELETE', url })).statusCode).toBe(200);
    expect((await server.inject({ method: 'DELETE', url })).statusCode).toBe(404);
    expect(await list()).toEqual([]);
  });

  it('have one name each, and can be understood', async () => {
    await save('甲');
    const second = savedQuery.parse((await save('乙')).json());
    expect((await save('甲')).statusCode).toBe(409);
    const payload = { name: '甲' };
    const renamed = await server.inject({ method: 'PUT', url: `/api/saved-queries/${second.id}`, payload });
    expect(renamed.statusCode).toBe(409);
    expect((await save('丙', 'ti=(')).json().code).toMatch(/^query\./);
    expect(await list()).toEqual(['甲', '乙']);
  });

  it('are seen and changed by their own person alone', async () => {
    const { id } = savedQuery.parse((await save('我的')).json());
    person = await personWith('analyst', 'colleague');
    expect(await list()).toEqual([]);
    const url = `/api/saved-queries/${id}`;
    expect((await server.inject({ method: 'DELETE', url })).statusCode).toBe(404);
    expect((await server.inject({ method: 'PUT', url, payload: { name: '他的' } })).statusCode).toBe(404);
    expect((await save('我的')).statusCode).toBe(200);
  });
});
