import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { useHttp } from '../../../../test/support/http.ts';
import { useTempFolders } from '../../../../test/support/temp.ts';
import type { DeskAddresses, DeskAnswer, DeskItemPage, DeskJudgementLine } from '../../../shared/desk.ts';
import { setDisabled } from '../accounts/index.ts';
import { byHeader, deskOffice } from './desk.fixture.ts';

const test = useDatabase();
const serve = useHttp(byHeader);
useTempFolders();

const ITEMS = '/api/desk/items';

describe('the desk', () => {
  it('shows what came with what met the profile marked, unread for each person until that person opens it', async () => {
    const { ask, get } = await deskOffice(test, serve);
    const desk = await get<DeskAnswer>('reader', ITEMS);
    expect(desk.counts).toEqual({ all: 2, unread: 2, notJudged: 2, used: 0 });
    const [first, second] = desk.items;
    const [title] = first!.titles;
    expect(title!.marks.map(({ start, end }) => title!.text.slice(start, end))).toContain('固态电解质');
    expect(first).toMatchObject({ unread: true, whyItMatters: '与在研项目直接相关', judgement: null });
    await ask('reader', `${ITEMS}/${first!.id}`);
    expect((await get<DeskAnswer>('reader', ITEMS)).counts.unread).toBe(2);
    await ask('reader', `${ITEMS}/${first!.id}/reading`, 'PUT');
    const after = await get<DeskAnswer>('reader', ITEMS);
    expect(after.items.map(({ id, unread }) => [id, unread])).toEqual([
      [second!.id, true],
      [first!.id, false],
    ]);
    expect((await get<DeskAnswer>('reader', `${ITEMS}?unread=true`)).total).toBe(1);
    expect((await get<DeskAnswer>('manager', ITEMS)).counts.unread).toBe(2);
  });

  it('keeps every judgement, and the newest counts', async () => {
    const { ask, get } = await deskOffice(test, serve);
    const [item] = (await get<DeskAnswer>('reader', ITEMS)).items;
    const judge = (input: object) => ask('reader', `${ITEMS}/${item!.id}/judgements`, 'POST', input);
    await judge({ rating: 'irrelevant' });
    await judge({ rating: 'irrelevant', reason: 'wrong-field' });
    const page: DeskItemPage = (await judge({ rating: 'relevant' })).json();
    expect(page.judgement).toMatchObject({ rating: 'relevant', by: 'reader' });
    expect(page.judgements.map(({ rating, reason }) => [rating, reason])).toEqual([
      ['relevant', null],
      ['irrelevant', 'wrong-field'],
      ['irrelevant', null],
    ]);
    expect(page.unread).toBe(false);
    const history = await get<DeskJudgementLine[]>('manager', '/api/desk/judgements');
    expect(history.map(({ newest }) => newest)).toEqual([true, false, false]);
    expect((await judge({ rating: 'wonderful' })).statusCode).toBe(400);
  });

  it('records what an item was used for', async () => {
    const { ask, get } = await deskOffice(test, serve);
    const [item] = (await get<DeskAnswer>('manager', ITEMS)).items;
    const use = { node: 'overseas', whatChanged: '调整申请国别', saved: { amount: 12, unit: 'person-day' } };
    const page: DeskItemPage = (await ask('manager', `${ITEMS}/${item!.id}/uses`, 'POST', use)).json();
    expect(page.uses).toEqual(['overseas']);
    expect(page.useRecords).toMatchObject([{ ...use, by: 'manager' }]);
    expect((await get<DeskAnswer>('reader', `${ITEMS}?used=overseas`)).total).toBe(1);
    expect((await get<DeskAnswer>('reader', `${ITEMS}?used=rd`)).total).toBe(0);
  });

  it('of another enterprise is not there, whatever is asked', async () => {
    const { ask, get } = await deskOffice(test, serve);
    const [item] = (await get<DeskAnswer>('reader', ITEMS)).items;
    const foreign = `${ITEMS}/${item!.id}`;
    expect((await ask('stranger', foreign)).statusCode).toBe(404);
    expect((await ask('stranger', `${foreign}/reading`, 'PUT')).statusCode).toBe(404);
    expect((await ask('stranger', `${foreign}/judgements`, 'POST', { rating: 'relevant' })).statusCode).toBe(404);
    expect((await ask('stranger', `${foreign}/uses`, 'POST', { node: 'rd', whatChanged: 'x' })).statusCode).toBe(404);
    const ownIssue = item!.issue.id;
    expect((await get<DeskAnswer>('stranger', `${ITEMS}?issue=${ownIssue}`)).total).toBe(0);
    await ask('reader', `${foreign}/judgements`, 'POST', { rating: 'irrelevant', reason: 'other' });
    expect(await get('stranger', '/api/desk/judgements')).toEqual([]);
    const desk = await get<DeskAnswer>('stranger', ITEMS);
    expect(desk.items.map(({ id }) => id)).not.toContain(item!.id);
    expect(desk.counts).toEqual({ all: 2, unread: 2, notJudged: 2, used: 0 });
    for (const person of ['officer', 'analyst']) expect((await ask(person, ITEMS)).statusCode).toBe(403);
    expect((await ask('nobody', ITEMS)).statusCode).toBe(401);
  });

  it('is empty while an issue waits for its delivery', async () => {
    const { line, ours, get } = await deskOffice(test, serve);
    await line.receive({ publication_number: 'CN199000999A', title: '固态电解质片', publication_date: '2026-11-24' });
    await line.screen();
    await line.keepAll();
    line.clock.set('2026-12-01T04:00:00Z');
    const issues = await line.compose();
    for (const issue of issues) await line.approve(issue);
    expect((await get<DeskAnswer>('reader', ITEMS)).counts.all).toBe(2);
    await line.deliver();
    const desk = await get<DeskAnswer>('reader', ITEMS);
    expect(desk.counts.all).toBe(3);
    expect(desk.items[0]).toMatchObject({ number: 'CN199000999A', profile: { id: ours.profileId } });
    const found = await get<DeskAnswer>('reader', `${ITEMS}?text=${encodeURIComponent('电解质片')}`);
    expect(found.items.map(({ number }) => number)).toEqual(['CN199000999A']);
    expect((await get<DeskAnswer>('reader', `${ITEMS}?from=2026-12-01`)).total).toBe(1);
  });

  it('exports its history without formulas', async () => {
    const { ask, get } = await deskOffice(test, serve);
    const [item] = (await get<DeskAnswer>('reader', ITEMS)).items;
    const input = { rating: 'irrelevant', remark: '=HYPERLINK("http://evil.example")' };
    await ask('reader', `${ITEMS}/${item!.id}/judgements`, 'POST', input);
    const csv = await ask('reader', '/api/desk/history/judgements.csv');
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    const [line] = parse(csv.body, { bom: true, columns: true }) as Record<string, string>[];
    expect(line).toMatchObject({ 评价: '不相关', 补充说明: `'${input.remark}` });
    for (const list of ['items', 'issues', 'uses']) {
      expect((await ask('reader', `/api/desk/history/${list}.csv?language=en`)).statusCode, list).toBe(200);
    }
  });
});

describe("a person's calendar", () => {
  const pathOf = (address: string): string => new URL(address).pathname;
  const forged = (path: string): string => path.replace(/\.(.)/, (_, sign: string) => (sign === 'x' ? '.y' : '.x'));

  it('tells of issues and due days behind an address that nobody guesses, until it is renewed or the person leaves', async () => {
    const { line, ask, get, accounts, activate } = await deskOffice(test, serve);
    await activate('manager');
    const address = async () => pathOf((await get<DeskAddresses>('manager', '/api/desk/addresses')).calendar);
    const first = await address();
    const { body, headers } = await ask('', first);
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(body).toContain('SUMMARY:简报第 1 期已送达（2 条）');
    expect(body).toContain('DTSTART;VALUE=DATE:20261123');
    expect(body).toContain('SUMMARY:下一期简报应送达');
    expect(body).not.toContain('甲公司的画像');
    expect((await ask('', forged(first))).statusCode).toBe(404);
    await ask('manager', '/api/desk/calendar', 'POST');
    expect((await ask('', first)).statusCode).toBe(404);
    const second = await address();
    expect((await ask('', second)).statusCode).toBe(200);
    await setDisabled(test.db, line.house, accounts.manager, true, line.act);
    expect((await ask('', second)).statusCode).toBe(404);
  });
});
