import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { useHttp } from '../../../../test/support/http.ts';
import { pdfPages, pdfSize, pdfTypefaces } from '../../../../test/support/pdf.ts';
import { membersOf } from '../../../../test/support/unzip.ts';
import type { Role } from '../../../shared/accounts.ts';
import { FileStore } from '../../platform/files.ts';
import { openSecret } from '../../platform/secret.ts';
import { readWorkbook } from '../../platform/workbook-reading.ts';
import { createOrganisation } from '../network/index.ts';
import { acceptedReturn, on, RETURNED } from './accepted-return.fixture.ts';
import { stepReturn, writeReturn } from './returns.ts';
import { ledgerRoutes } from './routes.ts';

const test = useDatabase();
let who = { organisationId: 0, roles: ['officer'] as readonly Role[], accountId: 1 };
const http = useHttp(async () => ({ ...who, actor: 'someone', open: true }));
const folder = mkdtempSync(join(tmpdir(), 'chuanli-print-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function served() {
  const addresses = { publicUrl: 'https://chuanli.example.cn', urn: (thing: string) => `urn:test:${thing}` };
  const means = {
    db: test.db,
    house: test.scope,
    clock: on('2026-08-28').clock,
    secret: openSecret(folder),
    addresses,
  };
  const app = await http((server) => ledgerRoutes(server, { ...means, files: new FileStore(join(folder, 'files')) }));
  who = { organisationId: test.scope.organisationId, roles: ['officer'], accountId: 1 };
  return async (url: string) => {
    const { statusCode, headers, rawPayload } = await app.inject({ method: 'GET', url });
    return { status: statusCode, name: decodeURIComponent(String(headers['content-disposition'])), bytes: rawPayload };
  };
}

const wordsOf = async (pdf: Buffer) => (await pdfPages(pdf)).join('').replaceAll(/\s/g, '');

describe('the ledger on paper', () => {
  it('lies on its long side, with its lights in words, whom the unit named, and its typefaces inside', async () => {
    await acceptedReturn(test);
    const { status, name, bytes } = await (await served())('/api/ledger/export.pdf');
    expect(status).toBe(200);
    expect(name).toContain('工作台账-2026-2026-08-28.pdf');
    expect(await pdfSize(bytes)).toEqual([842, 595]);
    const text = await wordsOf(bytes);
    for (const each of [
      '2026年工作台账',
      '共3项',
      '临期1',
      '正常2',
      '选点',
      '甲（虚构）',
      '乙（虚构）',
      '2026-08-31',
      '●临期',
      '审核人：',
    ])
      expect(text).toContain(each);
    const typefaces = await pdfTypefaces(bytes);
    expect([...typefaces.keys()].join(' ')).toContain('NotoSerifSC');
    expect([...typefaces.values()].every((embedded) => embedded)).toBe(true);
  });

  it('holds what was asked for, and says in which way there is too much of it', async () => {
    await acceptedReturn(test);
    const get = await served();
    expect(await wordsOf((await get('/api/ledger/export.pdf?light=yellow')).bytes)).toContain('共1项');
    await sql`
      insert into ledger_entry (organisation_id, assignment_id, unit_id, number, clause, matter, due_on, changed_by, changed_at)
      select organisation_id, assignment_id, unit_id, number || '-' || at, clause, matter, due_on, changed_by, changed_at
      from ledger_entry, generate_series(1, 400) at
    `.execute(test.db);
    const refused = await get('/api/ledger/export.pdf');
    expect(refused.status).toBe(400);
    expect(JSON.parse(refused.bytes.toString())).toMatchObject({ code: 'ledger.too-many-to-print' });
  });
});

describe('the return form', () => {
  it('has the five items, where to sign and where to seal', async () => {
    const assignment = await acceptedReturn(test);
    const { bytes, name } = await (await served())(`/api/returns/${assignment}/form.pdf`);
    expect(name).toContain('任务回执-2026-');
    const text = await wordsOf(bytes);
    for (const each of [
      '责任人（处级）',
      '联络人',
      '工作内容',
      '进度安排',
      '预期成果',
      '责任人（签字）：',
      '单位（盖章）：',
    ])
      expect(text).toContain(each);
    for (const each of [
      '甲（虚构）',
      '处长',
      '建设站点',
      '选点',
      '2026-09-30',
      '站点5',
      '状态：已受理',
      '报送日期：2026-06-17',
    ])
      expect(text).toContain(each);
  });

  it('is the same as Word file, also in English', async () => {
    const assignment = await acceptedReturn(test);
    const get = await served();
    const wordsIn = async (url: string) =>
      (await membersOf((await get(url)).bytes)).get('word/document.xml')?.toString('utf8') ?? '';
    const chinese = await wordsIn(`/api/returns/${assignment}/form.docx`);
    for (const each of ['预期成果', '单位（盖章）：', '建设站点']) expect(chinese).toContain(each);
    expect(await wordsIn(`/api/returns/${assignment}/form.docx?language=en`)).toContain('Expected results');
  });

  it('is set over as many pages as a long return needs', async () => {
    const assignment = await acceptedReturn(test);
    await stepReturn(test.db, test.scope, assignment, { step: 'send-back', comment: '补充' }, on('2026-06-18'));
    const content = {
      ...{ ...RETURNED, content: '工作安排。'.repeat(1900) },
      schedule: Array.from({ length: 100 }, (_, at) => ({
        matter: `第${at + 1}步`,
        startOn: null,
        dueOn: '2026-11-30',
      })),
    };
    await writeReturn(test.db, test.scope, assignment, { revision: 1, content }, on('2026-06-18'));
    const { bytes } = await (await served())(`/api/returns/${assignment}/form.pdf`);
    const pages = await pdfPages(bytes);
    expect(pages.length).toBeGreaterThan(3);
    expect(pages.join('')).toContain('第 100 步');
    expect(pages.at(-1)).toContain('盖章');
  });

  it('is nobody else’s to take', async () => {
    const assignment = await acceptedReturn(test);
    const stranger = await createOrganisation(test.db, test.scope, {
      name: '邻省（虚构）',
      kind: 'office',
      region: '370000',
    });
    const get = await served();
    who = { organisationId: stranger.id, roles: ['province-contact'], accountId: 1 };
    const refused = await get(`/api/returns/${assignment}/form.pdf`);
    expect(JSON.parse(refused.bytes.toString())).toMatchObject({ code: 'ledger.no-assignment' });
    expect(await wordsOf((await get('/api/ledger/export.pdf')).bytes)).toContain('共0项');
    const [board] = await readWorkbook((await get('/api/returns/export.xlsx')).bytes);
    expect(board?.rows).toHaveLength(1);
  });
});

describe('the lists of the ledger as workbooks', () => {
  it('hold the returns with whom units named, every text as a text', async () => {
    const assignment = await acceptedReturn(test);
    await stepReturn(test.db, test.scope, assignment, { step: 'send-back', comment: '补充' }, on('2026-06-18'));
    const responsible = { name: '=HYPERLINK("http://a.example")', rank: '处长', phone: '+86 1', mail: '' };
    await writeReturn(
      test.db,
      test.scope,
      assignment,
      { revision: 1, content: { ...RETURNED, responsible } },
      on('2026-06-18'),
    );
    await stepReturn(test.db, test.scope, assignment, { step: 'submit' }, on('2026-06-18'));
    const { bytes } = await (await served())('/api/returns/export.xlsx');
    const [sheet] = await readWorkbook(bytes);
    const [heads = [], line = []] = sheet?.rows ?? [];
    const cell = (head: string) => line[heads.indexOf(head)];
    expect(cell('责任人')).toBe('=HYPERLINK("http://a.example")');
    expect(cell('责任人电话')).toBe('+86 1');
    expect(cell('报送日期')).toEqual(new Date('2026-06-17T00:00:00Z'));
    expect([cell('时限'), cell('状态')]).toEqual(['按时', '待确认']);
    expect((await membersOf(bytes)).get('xl/worksheets/sheet1.xml')?.toString()).not.toContain('<f>');
  });

  it('hold what waits for somebody, and the months', async () => {
    const assignment = await acceptedReturn(test);
    await stepReturn(test.db, test.scope, assignment, { step: 'send-back', comment: '补充' }, on('2026-06-18'));
    await stepReturn(test.db, test.scope, assignment, { step: 'submit' }, on('2026-06-18'));
    await stepReturn(test.db, test.scope, assignment, { step: 'confirm' }, on('2026-06-18'));
    const get = await served();
    const [returns, entries] = await readWorkbook((await get('/api/matters/export.xlsx?language=en')).bytes);
    expect(returns?.rows[1]?.[0]).toBe('Accept');
    expect(entries?.rows).toHaveLength(1);
    const [months] = await readWorkbook((await get('/api/ledger/months/export.xlsx?month=2026-07')).bytes);
    const total = months?.rows[0]?.indexOf('事项') ?? -1;
    expect(months?.rows[1]?.[total]).toBe(3);
  });
});
