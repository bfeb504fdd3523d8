import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { useHttp } from '../../../../test/support/http.ts';
import { hasSmallDisks, smallDisk } from '../../../../test/support/small-disk.ts';
import { tempFolder, useTempFolders } from '../../../../test/support/temp.ts';
import type { Role } from '../../../shared/accounts.ts';
import { folderPage, importPage, importsPage } from '../../../shared/imports.ts';
import type { HttpServer, Principal } from '../../platform/http/index.ts';
import { openLog } from '../../platform/log.ts';
import { ImportDesk } from './import-desk.ts';
import { importRoutes } from './import-routes.ts';
import { openTestPatents } from './patents.fixture.ts';
import type { Patents } from './patents.ts';

const test = useDatabase();
const serve = useHttp(async () => person);
useTempFolders();

const LIMIT = 4 * 1024 * 1024;

let person: Principal | undefined;
let patents: Patents;
let data: string;
let onServer: string;
let server: HttpServer;
let begun: number;

beforeEach(async () => {
  data = join(tempFolder(), 'a', 'data');
  onServer = join(tempFolder(), 'weekly');
  mkdirSync(onServer);
  patents = await openTestPatents(test, data);
  person = personWith('analyst');
  begun = 0;
  server = await serveFrom({ importFolder: onServer });
});
afterEach(() => patents.close());

function personWith(role: Role): Principal {
  const { organisationId } = test.scope;
  return { accountId: 1, actor: `account ${role}`, organisationId, roles: [role], open: true };
}

interface DeskWish {
  readonly importFolder?: string;
  readonly dataFolder?: string;
}

function deskFrom(more: DeskWish): ImportDesk {
  const means = { database: test.database, patents, dataFolder: data, uploadLimit: LIMIT, log: openLog('silent') };
  return new ImportDesk({ ...means, ...more });
}

function serveFrom(more: DeskWish): Promise<HttpServer> {
  const begin = async (): Promise<void> => {
    begun += 1;
  };
  return serve((app) => importRoutes(app, { desk: deskFrom(more), begin }));
}

const workOff = (stop = new AbortController().signal) => deskFrom({ importFolder: onServer }).workOff(stop);

interface Sent {
  readonly name: string;
  readonly content: string | Buffer;
}

function multipart(files: readonly Sent[]) {
  const boundary = 'a-line-between-parts';
  const parts = files.flatMap(({ name, content }) => [
    `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\n`,
    'content-type: application/octet-stream\r\n\r\n',
    content,
    '\r\n',
  ]);
  const payload = Buffer.concat([...parts, `--${boundary}--\r\n`].map((part) => Buffer.from(part as string)));
  return { payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}

const upload = (...files: readonly Sent[]) =>
  server.inject({ method: 'POST', url: '/api/imports', ...multipart(files) });

const list = async () => importsPage.parse((await server.inject('/api/imports')).json());
const one = async (id: number) => importPage.parse((await server.inject(`/api/imports/${id}`)).json());

const table = (...lines: readonly string[]): string =>
  ['publication_number,title,publication_date', ...lines].join('\n');
const GOOD = 'CN113914863A,固体电解质,2022-01-11';
const BAD = 'CN112584993A,=HYPERLINK(坏),2023-02-31';

function everythingIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true }).map(String);
}

describe('an upload', () => {
  it('waits, is imported, and leaves nothing lying about', async () => {
    const asked = await upload({ name: '周报.csv', content: table(GOOD) }, { name: 'b.csv', content: table(BAD) });
    expect(asked.statusCode).toBe(202);
    expect(begun).toBe(1);
    expect((await list()).requests).toMatchObject([
      { name: '周报.csv', state: 'waiting', requestedBy: 'account analyst', import: null },
      { name: 'b.csv', state: 'waiting' },
    ]);
    await workOff();
    const { requests, imports } = await list();
    expect(requests).toEqual([]);
    expect(imports).toMatchObject([
      { name: 'b.csv', state: 'done', read: 1, stored: 0, setAside: 1, stillAside: 1 },
      { name: '周报.csv', state: 'done', read: 1, stored: 1, setAside: 0, requestedBy: 'account analyst' },
    ]);
    expect(readdirSync(join(data, 'uploads'))).toEqual([]);
  });

  it('goes nowhere by its name', async () => {
    const around = join(data, '..', '..');
    const before = everythingIn(around);
    const asked = await upload({ name: '../../x', content: table(GOOD) });
    expect(asked.statusCode).toBe(202);
    const [written] = readdirSync(join(data, 'uploads'));
    expect(written).toMatch(/^[0-9a-f-]{36}$/);
    const news = everythingIn(around).filter((path) => !before.includes(path));
    expect(news.every((path) => path.includes('uploads'))).toBe(true);
    expect((await list()).requests).toMatchObject([{ name: 'x' }]);
  });

  it.each([
    ['empty', { name: 'empty.csv', content: '' }, 400, 'import.file.empty'],
    ['too large', { name: 'large.csv', content: Buffer.alloc(LIMIT + 1, 'x') }, 413, 'import.file.too-large'],
  ])('that is %s is refused with all that came with it', async (_, file, status, code) => {
    const refused = await upload({ name: 'good.csv', content: table(GOOD) }, file);
    expect(refused.statusCode).toBe(status);
    expect(refused.json()).toMatchObject({ code, detail: expect.stringContaining(file.name) });
    expect(readdirSync(join(data, 'uploads'))).toEqual([]);
    expect((await list()).requests).toEqual([]);
  });

  it.skipIf(!hasSmallDisks)('that does not fit onto the disk is told so, and nothing of it is kept', async () => {
    const disk = smallDisk(512);
    server = await serveFrom({ dataFolder: disk.path });
    const large = { name: 'large.csv', content: Buffer.alloc(2 * 1024 * 1024, 'x') };
    const refused = await upload({ name: 'good.csv', content: table(GOOD) }, large);
    expect(refused.statusCode).toBe(507);
    expect(refused.json()).toMatchObject({ code: 'data.disk-full' });
    expect(readdirSync(join(disk.path, 'uploads'))).toEqual([]);
    expect((await list()).requests).toEqual([]);
    expect((await upload({ name: 'good.csv', content: table(GOOD) })).statusCode).toBe(202);
  });

  it('of no file, or of something else, is refused', async () => {
    expect((await upload()).json()).toMatchObject({ code: 'import.files.none' });
    const other = await server.inject({ method: 'POST', url: '/api/imports', payload: { file: 'x' } });
    expect(other.json()).toMatchObject({ code: 'import.files.none' });
  });

  it('of an archive bomb or a picture is told as what it is, and the next one is imported', async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from('{"publication_number":"CN1A"}\n'), Buffer.alloc(64 << 20, ' ')]));
    const picture = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    await upload({ name: 'bomb.gz', content: bomb }, { name: 'p.png', content: picture });
    await upload({ name: 'good.csv', content: table(GOOD) });
    await workOff();
    expect((await list()).imports).toMatchObject([
      { name: 'good.csv', state: 'done', stored: 1 },
      { name: 'p.png', state: 'unreadable', problem: { code: 'format.unknown' } },
      { name: 'bomb.gz', state: 'unreadable', problem: { code: 'archive.bomb' } },
    ]);
  });

  it('goes on after a stop', async () => {
    const many = Array.from({ length: 1200 }, (_, at) => `CN${110_000_000 + at}A,标题,2023-10-31`);
    await upload({ name: 'many.csv', content: table(...many) });
    const stop = new AbortController();
    const stopped = workOff(stop.signal);
    const begun = async () => {
      const { imports } = await list();
      expect(imports[0]?.stored).toBeGreaterThan(0);
    };
    await vi.waitFor(begun, { timeout: 20_000, interval: 10 });
    stop.abort();
    await stopped;
    expect((await list()).imports).toMatchObject([{ state: 'running', finishedAt: null }]);
    await workOff();
    expect((await list()).imports).toMatchObject([{ state: 'done', read: 1200, stored: 1200 }]);
  });
});

describe('what was set aside', () => {
  it('is shown with its place and reason, and downloaded as a table without formulas', async () => {
    await upload({ name: 'w.csv', content: table(GOOD, BAD) });
    await workOff();
    const id = (await list()).imports[0]!.import!;
    const { setAside, original } = await one(id);
    expect(original).toBe(true);
    expect(setAside).toMatchObject([
      { position: { record: 2, line: 3 }, excerpt: expect.stringContaining('HYPERLINK') },
    ]);
    const csv = await server.inject(`/api/imports/${id}/set-aside.csv?language=en`);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    const [head, row] = parse(csv.body, { bom: true }) as string[][];
    expect(head).toContain('Reason');
    expect(row).toContain(setAside[0]!.reason.en);
    expect(row!.every((cell) => !/^[=+@]/.test(cell))).toBe(true);
    const file = await server.inject(`/api/imports/${id}/original`);
    expect(file.body).toBe(table(GOOD, BAD));
    expect(file.headers['content-disposition']).toContain('attachment');
  });

  it('is no longer set aside when another try can read it, and nothing is stored twice', async () => {
    await upload({ name: 'w.csv', content: table(GOOD) });
    await workOff();
    const id = (await list()).imports[0]!.import!;
    await sql`
      insert into set_aside (organisation_id, import_file_id, member, record, code, zh, en, excerpt)
      values (${test.scope.organisationId}, ${id}, '', 1, 'record.old', '旧', 'old', 'x')`.execute(test.db);
    await sql`update import_file set set_aside = 1 where id = ${id}`.execute(test.db);
    expect((await one(id)).import).toMatchObject({ setAside: 1, stillAside: 1 });
    expect((await server.inject({ method: 'POST', url: `/api/imports/${id}/retry` })).statusCode).toBe(202);
    await workOff();
    expect((await one(id)).import).toMatchObject({ setAside: 1, stillAside: 0 });
    expect((await list()).imports[0]).toMatchObject({ name: 'w.csv', stored: 0, unchanged: 1, setAside: 0 });
  });

  it('of another house is not there', async () => {
    await upload({ name: 'w.csv', content: table(BAD) });
    await workOff();
    const id = (await list()).imports[0]!.import!;
    patents = { ...patents, scope: { organisationId: test.scope.organisationId + 1 } };
    server = await serveFrom({});
    for (const path of ['', '/set-aside.csv', '/original']) {
      expect((await server.inject(`/api/imports/${id}${path}`)).statusCode, path).toBe(404);
    }
    expect((await list()).imports).toEqual([]);
  });
});

describe('the folder on the server', () => {
  it('is listed and imported from', async () => {
    mkdirSync(join(onServer, '2023'));
    writeFileSync(join(onServer, '2023', 'w44.csv'), table(GOOD));
    const page = folderPage.parse((await server.inject('/api/imports/folder?path=2023')).json());
    expect(page.entries).toMatchObject([{ name: 'w44.csv', path: '2023/w44.csv', kind: 'file' }]);
    const asked = await server.inject({
      method: 'POST',
      url: '/api/imports/folder',
      payload: { files: ['2023/w44.csv'] },
    });
    expect(asked.statusCode).toBe(202);
    await workOff();
    expect((await list()).imports).toMatchObject([{ name: 'w44.csv', state: 'done', stored: 1 }]);
  });

  it('lets no path and no link out', async () => {
    const outside = join(onServer, '..', 'secret.csv');
    writeFileSync(outside, table(GOOD));
    symlinkSync(outside, join(onServer, 'link.csv'));
    symlinkSync(join(onServer, '..'), join(onServer, 'up'));
    const page = folderPage.parse((await server.inject('/api/imports/folder')).json());
    expect(page.entries).toEqual([]);
    for (const path of [
      '../secret.csv',
      'up/secret.csv',
      'link.csv',
      outside,
      '..\\secret.csv',
      './link.csv',
      'x\0y',
    ]) {
      const asked = await server.inject({ method: 'POST', url: '/api/imports/folder', payload: { files: [path] } });
      expect(asked.statusCode, path).toBe(404);
      const listed = await server.inject(`/api/imports/folder?path=${encodeURIComponent(path)}`);
      expect(listed.statusCode, path).toBe(404);
    }
  });

  it('is not there where none is configured', async () => {
    server = await serveFrom({});
    expect((await list()).upload.folder).toBe(false);
    expect((await server.inject('/api/imports/folder')).json()).toMatchObject({ code: 'import.folder.missing' });
  });
});

describe('the events of imports', () => {
  it('tell what goes on until nothing is left to do', async () => {
    await upload({ name: 'w.csv', content: table(GOOD) });
    const stream = server.inject('/api/imports/events');
    await workOff();
    const { body, headers } = await stream;
    expect(headers['content-type']).toBe('text/event-stream; charset=utf-8');
    const events = [...body.matchAll(/event: (\w+)\ndata: (.*)\n\n/g)].map(([, event, json]) => ({
      event,
      names: (JSON.parse(json!) as { imports: { name: string }[] }).imports.map(({ name }) => name),
    }));
    expect(events[0]).toEqual({ event: 'imports', names: ['w.csv'] });
    expect(events.at(-1)).toEqual({ event: 'idle', names: [] });
  });

  it('and all the rest are for analysts', async () => {
    person = personWith('screener');
    for (const url of ['/api/imports', '/api/imports/events', '/api/imports/1', '/api/imports/folder']) {
      expect((await server.inject(url)).statusCode, url).toBe(403);
    }
    expect((await upload({ name: 'w.csv', content: table(GOOD) })).statusCode).toBe(403);
  });
});
