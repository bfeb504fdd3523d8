import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { problemCode } from '../../../../test/support/service-line.ts';
import { EVERYTHING, type IndicatorMeasure, type IndicatorTable } from '../../../shared/indicators.ts';
import { SERVICE_KINDS, type ServiceKind, serviceInput } from '../../../shared/services.ts';
import { clockAt } from '../../platform/clock.ts';
import { giveStanding } from '../network/index.ts';
import { correctService, tallyAnew, wholeProvinceOf, withdrawService } from '../services/index.ts';
import {
  closeYear,
  defineIndicator,
  ensureIndicators,
  type IndicatorFilter,
  indicatorTableOf,
  listIndicators,
  recordsBehindIndicator,
  yearClosingOf,
} from './index.ts';
import { act, CODES, NEW_YEAR, noTargets, programmeOf, YEAR } from './indicators.fixture.ts';

const test = useDatabase();

const tableOf = (
  filter: Partial<IndicatorFilter> = {},
  targetsOf: Parameters<typeof indicatorTableOf>[3]['targetsOf'] = noTargets,
) => indicatorTableOf(test.db, test.scope, { ...YEAR, ...filter }, { clock: NEW_YEAR, targetsOf });

function numberOf({ cells }: Pick<IndicatorTable, 'cells'>, code: string, province = EVERYTHING, task = EVERYTHING) {
  const cell = cells.find((each) => each.province === province && each.task === task);
  return cell?.values.find((each) => each.code === code);
}

const byCode = (index: number) => ({ type: 'code', creditCode: CODES[index % CODES.length], name: '公司（虚构示例）' });

/** Two provinces, two units in one of them, several tasks, enterprises served by several units. */
async function programme() {
  const { unit, served } = programmeOf(test);
  await ensureIndicators(test.db, test.scope, act);
  const nanchang = await unit('南昌网点', 'service-point', '360100');
  const ganzhou = await unit('赣州网点', 'service-point', '360700');
  const hunan = await unit('湖南网点', 'service-point', '430100');
  const park = await unit('园区', 'park', '360100');
  for (const each of [nanchang, ganzhou, hunan]) {
    const standing = { standing: 'service-point', grade: 'approved', fromYear: 2016, toYear: null, basis: '' } as const;
    await giveStanding(test.db, test.scope, each, standing);
  }
  await served(nanchang, { beneficiary: byCode(0), task: '三(三)', satisfaction: 5 });
  await served(nanchang, { beneficiary: byCode(0), task: '三(三)', onDate: '2018-10-11', satisfaction: 4 });
  await served(ganzhou, { beneficiary: byCode(0), task: '三(八)', kind: 'search' });
  await served(ganzhou, { beneficiary: byCode(1), task: '三(三)', kind: 'search', onDate: '2018-10-08' });
  await served(hunan, { beneficiary: byCode(0), kind: 'visit', satisfaction: 2 });
  await served(hunan, { beneficiary: { type: 'unit', unit: park }, kind: 'training', persons: 40, hours: 6.5 });
  await served(nanchang, { kind: 'lecture', persons: 120 });
  await served(nanchang, { beneficiary: byCode(2), onDate: '2017-12-31' });
  return { nanchang, ganzhou, hunan, park, served };
}

describe('the numbers of a year', () => {
  it('keep organisations and times apart, and count an enterprise once however many served it', async () => {
    await programme();
    const table = await tableOf();
    const distinct = (province?: string, task?: string) => numberOf(table, 'enterprises-served', province, task)?.value;
    expect([distinct(), distinct('360000'), distinct('430000')]).toEqual([2, 2, 1]);
    expect([distinct('360000', '三(三)'), distinct('360000', '三(八)'), distinct(undefined, '三(三)')]).toEqual([
      2, 1, 2,
    ]);
    expect(numberOf(table, 'enterprise-services')?.value).toBe(5);
    expect(numberOf(table, 'associations-served')?.value).toBe(1);
    expect(numberOf(table, 'training-heads', '430000')?.value).toBe(40);
    expect(numberOf(table, 'training-hours')?.value).toBe(6.5);
    expect(numberOf(table, 'public-services', '360000')?.value).toBe(1);
    expect(numberOf(table, 'service-points')?.value).toBe(3);
    expect(numberOf(table, 'satisfaction')).toMatchObject({ value: 11 / 3, of: 3 });
    expect(numberOf(table, 'satisfaction', '430000')).toMatchObject({ value: 2, of: 1 });
  });

  it('are those of the months that are asked for', async () => {
    await programme();
    const october = await tableOf({ fromMonth: 10, toMonth: 10 });
    expect(numberOf(october, 'enterprises-served')?.value).toBe(2);
    expect(numberOf(october, 'consultations')?.value).toBe(1);
    expect(numberOf(await tableOf({ fromMonth: 1, toMonth: 8 }), 'enterprises-served')?.value).toBe(0);
  });

  it('each open the records that they were counted from, in every cell', async () => {
    await programme();
    const table = await tableOf();
    const wrong: string[] = [];
    for (const { province, task, values } of table.cells) {
      const filter = {
        ...YEAR,
        ...(province === EVERYTHING ? {} : { province }),
        ...(task === EVERYTHING ? {} : { task }),
      };
      for (const { code, value, of } of values) {
        const behind = await recordsBehindIndicator(test.db, test.scope, code, filter, 1, NEW_YEAR);
        if (behind.value !== value || behind.of !== of)
          wrong.push(`${code} ${province} ${task}: ${behind.value} ≠ ${value}`);
        const lines = behind.page.reduce((sum, { amount }) => sum + amount, 0);
        if (of === null && lines !== value) wrong.push(`${code} ${province} ${task}: its lines make ${lines}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(table.cells.length).toBeGreaterThan(8);
  });

  it('stand beside what the returns expect', async () => {
    const { nanchang, hunan } = await programme();
    const targets = [
      { unit: nanchang, province: '360000', task: '三(三)', indicator: 'consultations', target: 10 },
      { unit: hunan, province: '430000', task: '三(三)', indicator: 'consultations', target: 4 },
    ];
    const table = await tableOf({}, async () => targets);
    expect(numberOf(table, 'consultations')).toMatchObject({ value: 2, target: 14 });
    expect(numberOf(table, 'consultations', '360000', '三(三)')).toMatchObject({ value: 2, target: 10 });
    expect(numberOf(table, 'searches')?.target).toBeNull();
    const own = await tableOf({ units: [hunan] }, async () => targets);
    expect(numberOf(own, 'consultations')).toMatchObject({ value: 0, target: 4 });
  });

  it('of one house are nobody else’s', async () => {
    await programme();
    const elsewhere = { organisationId: test.scope.organisationId + 1 };
    await expect(recordsBehindIndicator(test.db, elsewhere, 'consultations', YEAR, 1, NEW_YEAR)).rejects.toThrow(
      'indicators.not-found',
    );
  });
});

const SERVICE_SOURCES: ReadonlySet<string> = new Set(['services', 'beneficiaries', 'satisfaction']);

describe('what is kept up with the records', () => {
  const step = fc.record({
    unit: fc.nat(2),
    kind: fc.constantFrom(...SERVICE_KINDS),
    month: fc.integer({ min: 1, max: 12 }),
    task: fc.constantFrom(null, '三(一)', '三(三)'),
    whom: fc.nat(5),
    persons: fc.nat(9),
    satisfaction: fc.constantFrom(null, 1, 5),
    fate: fc.constantFrom('stays', 'stays', 'withdrawn', 'corrected'),
  });
  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

  it('is what the records come to when they are counted one by one, whatever was entered, corrected and withdrawn', async () => {
    const { nanchang, ganzhou, hunan, park, served } = await programme();
    const units = [nanchang, ganzhou, hunan];
    const input = ({ kind, month, task, whom, persons, satisfaction }: Step) => ({
      ...{ kind, task, persons, satisfaction, onDate: `2018-${String(month).padStart(2, '0')}-15`, channel: 'online' },
      beneficiary: whom < 3 ? byCode(whom) : whom === 3 ? { type: 'unit', unit: park } : { type: 'public' },
    });
    const enter = async (one: Step, next: Step) => {
      const unit = units[one.unit] ?? nanchang;
      const key = { id: (await served(unit, input(one))) ?? 0, units: [unit] };
      if (one.fate === 'withdrawn') await withdrawService(test.db, test.scope, key, '重复', act);
      const correction = { revision: 1, reason: '更正', record: serviceInput.parse(input(next)) };
      if (one.fate === 'corrected') await correctService(test.db, test.scope, key, correction, act);
    };
    const fromServices = ({ indicators }: IndicatorTable): ReadonlySet<string> =>
      new Set(indicators.filter(({ measure }) => SERVICE_SOURCES.has(measure.from)).map(({ code }) => code));
    const comparable = (table: IndicatorTable) =>
      table.cells
        .map(({ province, task, values }) => ({
          ...{ province, task },
          values: values.filter(({ code, value, of }) => fromServices(table).has(code) && value !== 0 && of !== 0),
        }))
        .filter(({ values }) => values.length > 0);
    const months = fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
      .map(([one, other]) => ({ fromMonth: Math.min(one, other), toMonth: Math.max(one, other) }));
    const places = [{ province: '360000' }, { task: '三(三)' }, { province: '430000', task: '三(一)' }];
    const narrowed = fc.oneof(months, fc.constantFrom<Partial<IndicatorFilter>>(...places));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), narrowed, async (steps, asked) => {
        for (const [at, each] of steps.entries()) await enter(each, steps[(at + 1) % steps.length] ?? each);
        for (const narrowing of [{}, asked]) {
          const kept = await tableOf(narrowing);
          const counted = await tableOf({ ...narrowing, units });
          expect(comparable(kept)).toEqual(comparable(counted));
          const ofJiangxi = { ...YEAR, ...narrowing, units: [nanchang, ganzhou] };
          const wholeProvince = await wholeProvinceOf(test.db, test.scope, ofJiangxi);
          expect(wholeProvince).toBe('province' in narrowing && narrowing.province === '430000' ? undefined : '360000');
          const keptOfJiangxi = await tableOf({ ...ofJiangxi, ...(wholeProvince && { wholeProvince }) });
          expect(comparable(keptOfJiangxi)).toEqual(comparable(await tableOf(ofJiangxi)));
        }
      }),
      { numRuns: 12 },
    );
    const before = await tableOf();
    await tallyAnew(test.db, test.scope);
    expect(comparable(await tableOf())).toEqual(comparable(before));
  });
});

describe('an indicator that is defined late', () => {
  it('counts the services that were entered before it, and those after', async () => {
    const { nanchang, served } = await programme();
    const [any] = (await listIndicators(test.db, test.scope, 2018)).filter(({ code }) => code === 'enterprises-served');
    if (any === undefined) throw new Error('The catalogue lacks the enterprises served.');
    const kinds: ServiceKind[] = ['search', 'visit'];
    const measure: IndicatorMeasure = { from: 'beneficiaries', organisations: ['enterprise'], kinds };
    await defineIndicator(test.db, test.scope, { ...any, code: 'enterprises-looked-at', measure }, act);
    const value = async () => numberOf(await tableOf(), 'enterprises-looked-at')?.value;
    expect(await value()).toBe(2);
    await served(nanchang, { beneficiary: byCode(2), kind: 'visit' });
    await served(nanchang, { beneficiary: byCode(1), kind: 'visit' });
    expect(await value()).toBe(3);
  });

  it('is one of as many as an office likes, and none counts into another', async () => {
    const { ganzhou } = await programme();
    const [any] = (await listIndicators(test.db, test.scope, 2018)).filter(({ code }) => code === 'enterprises-served');
    if (any === undefined) throw new Error('The catalogue lacks the enterprises served.');
    const codes = Array.from({ length: 40 }, (_, at) => `enterprises-${at}`);
    for (const [at, code] of codes.entries()) {
      const kinds: ServiceKind[] = [at % 3 === 0 ? 'search' : 'push'];
      const measure: IndicatorMeasure = { from: 'beneficiaries', organisations: ['enterprise'], kinds };
      await defineIndicator(test.db, test.scope, { ...any, code, measure }, act);
    }
    const half = await tableOf({ toMonth: 11, units: [ganzhou] });
    expect(codes.map((code) => numberOf(half, code)?.value)).toEqual(codes.map((_, at) => (at % 3 === 0 ? 2 : 0)));
  });

  it('is refused where it ends before it begins, and where its rule does not fit what it is counted from', async () => {
    await ensureIndicators(test.db, test.scope, act);
    const known = await listIndicators(test.db, test.scope, 2018);
    const [any] = known;
    if (any === undefined) throw new Error('The catalogue is empty.');
    const define = (parts: Partial<typeof any>) =>
      problemCode(defineIndicator(test.db, test.scope, { ...any, code: 'new', fromYear: 2019, ...parts }, act));
    expect(await define({ toYear: 2018 })).toBe('indicators.years');
    expect(await define({ dedupe: 'share', measure: { from: 'services', sum: 'hours' } })).toBe(
      'indicators.unfit-rule',
    );
    expect(await define({ dedupe: 'sum', measure: { from: 'satisfaction' } })).toBe('indicators.unfit-rule');
    // Whatever a house begins with can be defined anew as it is.
    for (const one of known) await defineIndicator(test.db, test.scope, { ...one, fromYear: 2020 }, act);
  });
});

describe('a closed year', () => {
  it('keeps its numbers, and tells what was corrected since', async () => {
    const { nanchang, served } = await programme();
    const early = closeYear(test.db, test.scope, 2018, { actor: 'x', clock: clockAt('2018-12-31T12:00:00Z') });
    expect(await problemCode(early)).toBe('indicators.year-goes-on');
    expect(await problemCode(yearClosingOf(test.db, test.scope, 2018, NEW_YEAR))).toBe('indicators.closing.not-found');
    await closeYear(test.db, test.scope, 2018, act);
    expect(await problemCode(closeYear(test.db, test.scope, 2018, act))).toBe('indicators.closed-already.conflict');
    expect(await yearClosingOf(test.db, test.scope, 2018, NEW_YEAR)).toMatchObject({
      closedBy: 'account 1',
      differences: [],
    });
    await served(nanchang, { beneficiary: byCode(2), kind: 'analysis', task: '三(三)' });
    const { differences } = await yearClosingOf(test.db, test.scope, 2018, NEW_YEAR);
    expect(differences).toEqual(
      expect.arrayContaining([
        { code: 'enterprises-served', province: '*', task: '*', closed: 2, now: 3, difference: 1 },
        { code: 'analyses', province: '360000', task: '三(三)', closed: 0, now: 1, difference: 1 },
      ]),
    );
    expect(differences.every(({ difference }) => difference === 1)).toBe(true);
  });
});

describe('the catalogue', () => {
  it('takes what a later version brings from the first open year on, so that no closed year seems corrected', async () => {
    await programme();
    await sql`delete from indicator where code = 'coverage'`.execute(test.db);
    await closeYear(test.db, test.scope, 2018, act);
    await ensureIndicators(test.db, test.scope, act);
    const has = async (year: number) =>
      (await listIndicators(test.db, test.scope, year)).some(({ code }) => code === 'coverage');
    expect([await has(2018), await has(2019)]).toEqual([false, true]);
    expect((await yearClosingOf(test.db, test.scope, 2018, NEW_YEAR)).differences).toEqual([]);
  });

  it('is there from the first day, once, and defines what it defines by year', async () => {
    await ensureIndicators(test.db, test.scope, act);
    await ensureIndicators(test.db, test.scope, act);
    const [first] = await listIndicators(test.db, test.scope, 2018);
    const codes = (await listIndicators(test.db, test.scope, 2018)).map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    if (first === undefined) throw new Error('The catalogue is empty.');
    const anew = { ...first, fromYear: 2019, name: { zh: '新名', en: 'another name' } };
    await defineIndicator(test.db, test.scope, anew, act);
    expect(await problemCode(defineIndicator(test.db, test.scope, anew, act))).toBe('indicators.defined-later');
    const nameIn = async (year: number) => (await listIndicators(test.db, test.scope, year))[0]?.name.zh;
    expect([await nameIn(2018), await nameIn(2019)]).toEqual([first.name.zh, '新名']);
    await closeYear(test.db, test.scope, 2018, act);
    const closed = defineIndicator(test.db, test.scope, { ...first, code: 'another', fromYear: 2018 }, act);
    expect(await problemCode(closed)).toBe('indicators.redefines-closed-year');
  });
});
