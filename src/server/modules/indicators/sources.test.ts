import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { ServiceLine, week } from '../../../../test/support/service-line.ts';
import { useTempFolders } from '../../../../test/support/temp.ts';
import { BEHIND_PAGE, EVERYTHING } from '../../../shared/indicators.ts';
import type { PlanDocument } from '../../../shared/plan.ts';
import { recordFeedback, recordUse } from '../effects/index.ts';
import { openEntries, stepEntry } from '../ledger/index.ts';
import { appoint, createOrganisation, ensureRegions, enterCity, giveStanding } from '../network/index.ts';
import { beginPlan, issuePlan, listAssignments } from '../plan/index.ts';
import { answerDemand, changeProfile, registerDemand, reviseProfile } from '../profiles/index.ts';
import { readIssue, recordOpening } from '../push/index.ts';
import { ensureIndicators, type IndicatorFilter, indicatorTableOf, recordsBehindIndicator } from './index.ts';
import { noTargets } from './indicators.fixture.ts';

const test = useDatabase();
useTempFolders();

const YEAR = { year: 2026, fromMonth: 1, toMonth: 12 } as const;

/** The numbers of the whole, each as its own records give it as well. */
async function numbers(line: ServiceLine, codes: readonly string[], filter: Partial<IndicatorFilter> = {}) {
  const asked = { ...YEAR, ...filter };
  const { cells } = await indicatorTableOf(test.db, test.scope, asked, { clock: line.clock, targetsOf: noTargets });
  const whole = cells.find(({ province, task }) => province === EVERYTHING && task === EVERYTHING);
  const found: Record<string, unknown> = {};
  for (const code of codes) {
    const { value = undefined, of = undefined } = whole?.values.find((one) => one.code === code) ?? {};
    const behind = await recordsBehindIndicator(test.db, test.scope, code, asked, 1, line.clock);
    expect([code, behind.value, behind.of], 'the records give another number').toEqual([code, value, of]);
    const added = behind.page.reduce((sum, { amount }) => sum + amount, 0);
    expect([code, Math.min(behind.lines, BEHIND_PAGE)], 'as many lines').toEqual([code, behind.page.length]);
    if (typeof of === 'number') expect([code, behind.lines], 'a line for each of the basis').toEqual([code, of]);
    if (of === null) expect([code, added], 'the lines add up').toEqual([code, value]);
    found[code] = of === null ? value : [value, of];
  }
  return found;
}

describe('what is counted of the service line', () => {
  it('goes from demands to profiles, openings, judgements and uses, and says nothing of what they say', async () => {
    await ensureIndicators(test.db, test.scope, { actor: 'office', clock: ServiceLine.open(test).clock });
    const line = ServiceLine.open(test);
    const { enterpriseId, profileId } = await line.enterprise('甲公司');
    const wish = { problem: '机密：干法成膜', submittedOn: '2026-11-03' };
    const demand = await registerDemand(test.db, test.scope, enterpriseId, wish, line.act);
    await registerDemand(test.db, test.scope, enterpriseId, { ...wish, submittedOn: '2025-12-31' }, line.act);
    await answerDemand(test.db, test.scope, demand.id, 'accepted', line.act);
    await changeProfile(test.db, test.scope, profileId, { demandId: demand.id }, line.act);
    const definition = { concepts: [{ name: '电解质', zh: ['固态电解质'], en: ['solid electrolyte'] }] };
    await reviseProfile(test.db, test.scope, profileId, { definition }, line.act);
    const subscription = await line.subscribe({ enterpriseId });
    const recipient = await line.addRecipient(subscription);
    await line.work(...week);
    const [issue = 0] = await line.compose();
    await line.approve(issue);
    const codes = ['demands', 'demands-accepted', 'profiles-live', 'profile-revisions', 'days-to-first-push'];
    const reading = ['open-rate', 'judged-share', 'enterprises-retained'];
    expect(await numbers(line, [...codes, ...reading])).toEqual({
      ...{ demands: 1, 'demands-accepted': 1, 'profiles-live': 1, 'profile-revisions': 1 },
      ...{ 'days-to-first-push': [null, 0], 'open-rate': [null, 0], 'judged-share': [null, 0] },
      'enterprises-retained': 0,
    });
    await line.deliver();
    const [first = 0] = (await readIssue(test.db, test.scope, issue)).itemIds;
    const witness = { by: '李工（虚构）', channel: 'desk' } as const;
    await recordFeedback(test.db, test.scope, first, { rating: 'possibly' }, witness, line.clock);
    const use = { node: 'rd', whatChanged: '机密：改为干法' } as const;
    const saved = { amount: 12_000.5, unit: 'yuan' } as const;
    await recordUse(test.db, test.scope, first, { ...use, saved }, witness, line.clock);
    await recordUse(
      test.db,
      test.scope,
      first,
      { ...use, saved: { amount: 3, unit: 'person-day' } },
      witness,
      line.clock,
    );
    await recordUse(test.db, test.scope, first, use, witness, line.clock);
    const effects = ['savings-yuan', 'savings-days', 'enterprises-using-rd', 'enterprises-using-trade'];
    expect(await numbers(line, ['days-to-first-push', ...reading, ...effects])).toEqual({
      ...{ 'days-to-first-push': [20, 1], 'open-rate': [0, 1], 'judged-share': [0.5, 2] },
      ...{ 'enterprises-retained': 0, 'savings-yuan': 12_000.5, 'savings-days': 3 },
      ...{ 'enterprises-using-rd': 1, 'enterprises-using-trade': 0 },
    });
    await recordOpening(
      test.db,
      test.scope,
      { issueId: issue, recipientId: recipient.recipientId, enterpriseId },
      line.clock,
    );
    expect(await numbers(line, ['open-rate'])).toEqual({ 'open-rate': [1, 1] });
    expect(await numbers(line, ['open-rate', 'demands', 'savings-yuan'], { toMonth: 10 })).toEqual({
      ...{ 'open-rate': [null, 0], demands: 0, 'savings-yuan': 0 },
    });
    expect(await numbers(line, ['demands', 'profiles-live'], { units: [enterpriseId] })).toEqual({
      ...{ demands: 0, 'profiles-live': 0 },
    });
    const lines = await Promise.all(
      [...codes, ...reading, ...effects].map((code) =>
        recordsBehindIndicator(test.db, test.scope, code, YEAR, 1, line.clock),
      ),
    );
    expect(JSON.stringify(lines)).not.toMatch(/机密|干法|的画像/);
    expect(JSON.stringify(lines)).toContain('甲公司');

    line.clock.set('2027-02-01T04:00:00Z');
    await line.work({ publication_number: 'CN199000999A', title: '一种固态电解质', publication_date: '2027-01-30' });
    for (const next of await line.compose()) await line.approve(next);
    await line.deliver();
    expect(await numbers(line, ['enterprises-retained'], { year: 2027 })).toEqual({ 'enterprises-retained': 1 });
  }, 60_000);
});

describe('what is counted of the network', () => {
  it('covers prefectures that are known, and counts a person once at an organisation', async () => {
    const line = ServiceLine.open(test);
    await ensureIndicators(test.db, test.scope, line.act);
    await ensureRegions(test.db, test.scope);
    for (const [code, name] of [
      ['360100', '南昌市'],
      ['360700', '赣州市'],
      ['360102', '东湖区'],
    ] as const) {
      await enterCity(test.db, test.scope, { code, name });
    }
    const enter = async (name: string, kind: 'service-point' | 'station', region: string) =>
      (await createOrganisation(test.db, test.scope, { name: `${name}（虚构示例）`, kind, region })).id;
    const nanchang = await enter('南昌网点', 'service-point', '360102');
    const beijing = await enter('北京网点', 'service-point', '110108');
    await enter('赣州站', 'station', '360700');
    for (const unit of [nanchang, beijing]) {
      const standing = { standing: 'service-point', grade: 'filed', fromYear: 2020, toYear: null, basis: '' } as const;
      await giveStanding(test.db, test.scope, unit, standing);
    }
    const person = { name: '王工（虚构）', rank: null, phone: null, mail: null, fromOn: '2024-01-01' } as const;
    await appoint(test.db, test.scope, nanchang, { ...person, post: 'manager' });
    await appoint(test.db, test.scope, nanchang, { ...person, post: 'staff' });
    await appoint(test.db, test.scope, nanchang, { ...person, name: '钱工（虚构）', post: 'contact' });
    const codes = ['coverage', 'staff', 'stations', 'service-points-filed', 'service-points-approved'];
    // 南昌 and 北京, of 333 prefectures, the four municipalities and 兵团.
    expect(await numbers(line, codes)).toEqual({
      ...{ coverage: [2 / 338, 338], staff: 1, stations: 1, 'service-points-filed': 2, 'service-points-approved': 0 },
    });
    expect(await numbers(line, ['coverage'], { province: '360000' })).toEqual({ coverage: [1 / 11, 11] });
    expect(await numbers(line, ['coverage'], { province: '430000' })).toEqual({ coverage: [0, 14] });
    expect(await numbers(line, ['coverage', 'staff'], { units: [beijing] })).toEqual({ coverage: [1, 1], staff: 0 });
    const inJiangxi = { ...YEAR, province: '360000' };
    const { page } = await recordsBehindIndicator(test.db, test.scope, 'coverage', inJiangxi, 1, line.clock);
    expect(page.find(({ unit }) => unit === '赣州市')).toMatchObject({ kind: 'uncovered', about: '', amount: 0 });
  });
});

/** A plan of 2026 with one task for one unit. */
async function assigned(line: ServiceLine, region: string): Promise<number> {
  const name = '南昌站（虚构示例）';
  const { id } = await createOrganisation(test.db, test.scope, { name, kind: 'station', region });
  const clause = '一(一)';
  const executor = { rule: 'named', units: [name], grade: null, sort: null, contents: [], obliged: true } as const;
  const document: PlanDocument = {
    ...{ number: null, title: '示例计划', issuer: null, issuedOn: null, year: 2026, addressees: [], aims: [] },
    tasks: [
      {
        ...{ clause, title: '培育站点', goal: null, contents: [], support: null, due: null, deadlines: [] },
        executors: [{ ...executor, units: [name], contents: [], clause, text: '', place: { start: 0, end: 0 } }],
      },
    ],
    ...{ requirements: [], returns: null, clauses: [], page: [], unresolved: [] },
  };
  const key = await beginPlan(test.db, test.scope, document, line.act);
  const unit = { id, name, province: '360000', standings: [] };
  const network = { offices: [], bases: [], named: (named: string) => (named === name ? unit : undefined) };
  await issuePlan(test.db, test.scope, key, network, line.act);
  return (await listAssignments(test.db, test.scope, { plan: key.plan }))[0]?.id ?? 0;
}

describe('what is counted of the ledger', () => {
  it('is as it stood when the period was over, by the day that was granted', async () => {
    const line = ServiceLine.open(test);
    await ensureIndicators(test.db, test.scope, line.act);
    line.clock.set('2026-06-15T02:00:00Z');
    const assignment = await assigned(line, '360100');
    const usual = { clause: '一(一)', assisting: [], person: null, startOn: null, node: null };
    const [first = 0, second = 0] = await openEntries(
      ...([test.db, test.scope, assignment] as const),
      [
        { ...usual, matter: '甲', dueOn: '2026-08-31' },
        { ...usual, matter: '乙', dueOn: '2026-08-31' },
        { ...usual, matter: '丙', dueOn: '2026-12-31' },
      ],
      line.act,
    );
    const whole = { percent: 100, progress: '', problem: '', nextStep: '', moneyUsed: null, node: null };
    const step = (id: number, revision: number, actor: string, change: object) =>
      stepEntry(test.db, test.scope, id, { revision, ...change } as never, { actor, clock: line.clock });
    line.clock.set('2026-09-10T02:00:00Z');
    await step(first, 1, 'account 1', { step: 'report', report: whole });
    await step(first, 2, 'account 1', { step: 'ask-closing' });
    await step(first, 3, 'account 2', { step: 'confirm-closing' });
    const codes = ['ledger-due', 'ledger-closed', 'ledger-overdue', 'ledger-overdue-share'];
    const told = (due: number, closed: number, overdue: number) => ({
      ...{ 'ledger-due': due, 'ledger-closed': closed, 'ledger-overdue': overdue },
      'ledger-overdue-share': [due === 0 ? null : overdue / due, due],
    });
    expect(await numbers(line, codes)).toEqual(told(3, 1, 1));
    expect(await numbers(line, codes, { province: '360000', task: '一(一)' })).toEqual(told(3, 1, 1));
    expect(await numbers(line, codes, { province: '430000' })).toEqual(told(0, 0, 0));
    await step(second, 1, 'account 1', { step: 'ask-extension', askedDueOn: '2026-10-31', comment: '等数据' });
    await step(second, 2, 'account 2', { step: 'grant-extension' });
    expect(await numbers(line, codes)).toEqual(told(3, 1, 0));
    // On 31 August both were due, and neither was closed; on that day itself nobody is late.
    expect(await numbers(line, codes, { toMonth: 8 })).toEqual(told(2, 0, 0));
    expect(await numbers(line, codes, { toMonth: 10 })).toEqual(told(2, 1, 0));
  });
});
