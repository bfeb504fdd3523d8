import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { useHttp } from '../../../../test/support/http.ts';
import { useTempFolders } from '../../../../test/support/temp.ts';
import type { DeskAnswer } from '../../../shared/desk.ts';
import {
  type FlowAnswer,
  type FlowDimension,
  type FlowNumber,
  type FlowRecords,
  flowDimension,
  flowNumber,
} from '../../../shared/flow.ts';
import { byHeader, deskOffice } from './desk.fixture.ts';

const test = useDatabase();
const serve = useHttp(byHeader);
useTempFolders();

/** A week with judgements and a use, then another with one more publication. */
async function twoWeeks() {
  const office = await deskOffice(test, serve);
  const { line, ask, get } = office;
  const [one, two] = (await get<DeskAnswer>('reader', '/api/desk/items')).items;
  await ask('reader', `/api/desk/items/${one!.id}/judgements`, 'POST', { rating: 'relevant' });
  await ask('reader', `/api/desk/items/${two!.id}/judgements`, 'POST', { rating: 'irrelevant', reason: 'too-broad' });
  await ask('manager', `/api/desk/items/${one!.id}/uses`, 'POST', { node: 'rd', whatChanged: '=改道' });
  line.clock.set('2026-12-01T04:00:00Z');
  await line.receive({ publication_number: 'CN199000999A', title: '固态电解质片', publication_date: '2026-11-24' });
  await line.screen();
  return office;
}

const FILTER: Readonly<Record<FlowDimension, (key: string) => string>> = {
  week: (monday) => {
    const sunday = new Date(Date.parse(monday) + 6 * 86_400_000).toISOString().slice(0, 10);
    return `from=${monday}&to=${sunday}`;
  },
  profile: (key) => `profile=${key}`,
  enterprise: (key) => `enterprise=${key}`,
  region: (key) => `region=${encodeURIComponent(key)}`,
  template: (key) => `template=${key}`,
};

describe('the flow over HTTP', () => {
  it('grows by exactly one for an opening, a judgement and a use at the desk', async () => {
    const { ask, get } = await deskOffice(test, serve);
    const counts = async () => (await get<FlowAnswer>('officer', '/api/flow')).counts;
    const before = await counts();
    expect(before).toMatchObject({ pushed: 4, opened: 0, judged: 0, used: 0, precision: null });
    const [item] = (await get<DeskAnswer>('reader', '/api/desk/items')).items;
    const path = `/api/desk/items/${item!.id}`;
    await ask('reader', `${path}/reading`, 'PUT');
    await ask('manager', `${path}/reading`, 'PUT');
    expect(await counts()).toEqual({ ...before, opened: 1 });
    await ask('reader', `${path}/judgements`, 'POST', { rating: 'possibly' });
    expect(await counts()).toEqual({ ...before, opened: 1, judged: 1, possibly: 1, precision: 0 });
    await ask('reader', `${path}/judgements`, 'POST', { rating: 'relevant' });
    expect(await counts()).toEqual({ ...before, opened: 1, judged: 1, relevant: 1, precision: 1 });
    for (let times = 0; times < 2; times++) {
      await ask('reader', `${path}/uses`, 'POST', { node: 'rd', whatChanged: '改道' });
    }
    expect(await counts()).toEqual({ ...before, opened: 1, judged: 1, relevant: 1, precision: 1, used: 1 });
  });

  it.each(flowDimension.options)('by %s has as many records behind every number of a line as it says', async (by) => {
    const { get } = await twoWeeks();
    const { lines } = await get<FlowAnswer>('analyst', `/api/flow?by=${by}`);
    expect(lines.length).toBeGreaterThan(0);
    for (const { key, counts } of lines) {
      for (const [number, count] of Object.entries(counts)) {
        const url = `/api/flow/records?number=${number}&limit=200&${FILTER[by](key)}`;
        const { total, records } = await get<FlowRecords>('analyst', url);
        expect([total, records.length], `${by} ${key} ${number}`).toEqual([count, count]);
      }
    }
    if (by === 'template') return;
    const whole = (await get<FlowAnswer>('analyst', '/api/flow')).counts;
    for (const number of Object.keys(lines[0]!.counts) as FlowNumber[]) {
      expect(
        lines.reduce((sum, { counts }) => sum + counts[number]!, 0),
        number,
      ).toBe(whole[number]);
    }
  });

  it('pages its lists without losing or repeating a record', async () => {
    const { get } = await twoWeeks();
    for (const number of flowNumber.options) {
      const whole = await get<FlowRecords>('analyst', `/api/flow/records?number=${number}&limit=200`);
      const pages = [];
      for (let skip = 0; skip < whole.total; skip++) {
        const { records } = await get<FlowRecords>(
          'analyst',
          `/api/flow/records?number=${number}&limit=1&skip=${skip}`,
        );
        pages.push(...records);
      }
      expect(pages, number).toEqual(whole.records);
    }
  });

  it('leads down to who decided, which issue, the judgement and the use', async () => {
    const { ours, get } = await twoWeeks();
    const { records } = await get<FlowRecords>('officer', '/api/flow/records?number=used');
    expect(records).toMatchObject([
      {
        of: 'item',
        enterprise: { id: ours.enterpriseId },
        decision: 'keep',
        decidedBy: 'tester',
        issue: { number: 1, kind: 'brief', approvedBy: 'tester' },
        deliveredAt: expect.stringContaining('2026-11-23'),
        judgement: { rating: 'relevant', by: 'reader' },
        uses: [{ node: 'rd', by: 'manager' }],
      },
    ]);
  });

  it('shows an officer no name of a profile, in lines, lists, choices and exports', async () => {
    const { ask } = await twoWeeks();
    const urls = [
      '/api/flow?by=profile',
      '/api/flow/choices',
      '/api/flow/lines.csv?by=profile',
      ...flowNumber.options.flatMap((number) => [
        `/api/flow/records?number=${number}`,
        `/api/flow/records.csv?number=${number}`,
      ]),
    ];
    for (const url of urls) {
      const { statusCode, body } = await ask('officer', url);
      expect(statusCode, url).toBe(200);
      expect(body, url).not.toContain('的画像');
    }
    expect((await ask('analyst', '/api/flow?by=profile')).body).toContain('甲公司的画像');
  });

  it('shows an enterprise its own part and nothing of the house or of others', async () => {
    const { ours, theirs, ask, get } = await twoWeeks();
    const own = await get<FlowAnswer>('manager', `/api/flow?by=enterprise&enterprise=${theirs.enterpriseId}`);
    expect(own.lines.map(({ key }) => key)).toEqual([String(ours.enterpriseId)]);
    expect(own.counts).toMatchObject({ pushed: 2, judged: 2, used: 1, precision: 0.5 });
    expect(own.counts).not.toHaveProperty('read');
    for (const number of ['read', 'setAside', 'stored', 'matched', 'families', 'kept', 'dropped'] as const) {
      expect((await ask('manager', `/api/flow/records?number=${number}`)).statusCode, number).toBe(403);
      expect((await ask('manager', `/api/flow/records.csv?number=${number}`)).statusCode, number).toBe(403);
    }
    const { records } = await get<FlowRecords>('manager', '/api/flow/records?number=pushed');
    expect(records).toHaveLength(2);
    for (const record of records) {
      expect(record).toMatchObject({ enterprise: { id: ours.enterpriseId }, decidedBy: null });
    }
    expect((await ask('stranger', '/api/flow/records?number=judged')).json()).toEqual({ total: 0, records: [] });
    expect((await ask('reader', '/api/flow')).statusCode).toBe(403);
  });

  it('exports lists without formulas', async () => {
    const { ask } = await twoWeeks();
    const { body } = await ask('officer', '/api/flow/records.csv?number=used');
    const [line] = parse(body, { bom: true, columns: true }) as Record<string, string>[];
    expect(line).toMatchObject({ 带来的改变: "'=改道", 用于: '研发', 评价: '相关' });
    const weeks = parse((await ask('officer', '/api/flow/lines.csv?by=week')).body, { bom: true, columns: true });
    expect(weeks).toMatchObject([
      { '周（周一）': '2026-11-23', 读取: '3', 评价: '2', 查准率: '0.5' },
      { '周（周一）': '2026-11-30', 读取: '1', 评价: '0', 查准率: '' },
    ]);
  });
});
