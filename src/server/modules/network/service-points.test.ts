import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { SERVICE_POINT_STEPS, type ServicePointStepInput } from '../../../shared/network-service-points.ts';
import { clockAt } from '../../platform/clock.ts';
import { createOrganisation, servicePointsOf, takeStep, unitsOf } from './index.ts';
import { fallsShort, ranIn, stateAfter, stepFault, stepsAfter } from './service-point-rules.ts';

const test = useDatabase();
const by = { actor: 'test', clock: clockAt('2020-01-01T00:00:00Z') };

function step(name: ServicePointStepInput['step'], on: string, more: Partial<ServicePointStepInput> = {}) {
  const year = Number(on.slice(0, 4));
  return { step: name, year, on, rank: null, result: null, rectifyBy: null, document: '', note: '', ...more };
}

describe('the life of a service point', () => {
  const LIFE = [
    step('apply', '2016-09-01'),
    step('recommend', '2016-10-01', { rank: 1 }),
    step('approve', '2016-12-01'),
    step('start', '2017-01-01'),
    step('report', '2017-12-20'),
    step('evaluate', '2018-06-01', { result: 'unqualified' }),
    step('rectify', '2018-09-01'),
    step('evaluate', '2019-06-01', { result: 'excellent' }),
    step('withdraw', '2020-03-01'),
  ];

  it('goes from the application to the withdrawal, a step after the other', () => {
    const states = LIFE.map((_, at) => {
      expect(stepFault(LIFE.slice(0, at), LIFE[at]!)).toBeUndefined();
      return stateAfter(LIFE.slice(0, at + 1));
    });
    expect(states).toEqual(
      'applied recommended approved running running rectifying running running withdrawn'.split(' '),
    );
    expect([2016, 2017, 2018, 2019, 2020, 2021].filter((year) => ranIn(LIFE, year))).toEqual([2017, 2018, 2019, 2020]);
  });

  it('takes no step that does not follow, whichever came before', () => {
    const sequences = fc.array(fc.constantFrom(...SERVICE_POINT_STEPS), { maxLength: 15 });
    fc.assert(
      fc.property(sequences, (names) => {
        const taken: ServicePointStepInput[] = [];
        for (const [at, name] of names.entries()) {
          const ranked = {
            rank: name === 'recommend' ? 1 : null,
            result: name === 'evaluate' ? 'qualified' : null,
          } as const;
          const next = step(name, `${2000 + at}-01-01`, ranked);
          const fault = stepFault(taken, next);
          expect(fault === undefined).toBe(stepsAfter(taken).includes(name));
          if (fault === undefined) taken.push(next);
        }
        const last = taken.at(-1);
        if (last !== undefined) expect(stateAfter(taken)).toBeDefined();
      }),
    );
  });

  it('has a rank, a result, and a day that fit', () => {
    const applied = LIFE.slice(0, 1);
    expect(stepFault(applied, step('recommend', '2016-10-01'))?.code).toBe('network.service-point.rank');
    expect(stepFault(applied, step('recommend', '2016-08-01', { rank: 1 }))?.code).toBe('network.service-point.day');
    const running = LIFE.slice(0, 5);
    expect(stepFault(running, step('evaluate', '2018-01-01'))?.code).toBe('network.service-point.result');
    expect(stepFault(running, step('report', '2018-01-09', { year: 2017 }))?.code).toBe(
      'network.service-point.reported',
    );
    expect(stepFault(running, step('approve', '2018-01-09'))?.zh).toContain('现为“运行中”，不能进行“核定”');
  });

  it('needs ten services a year', () => {
    expect([fallsShort(9), fallsShort(10)]).toEqual([true, false]);
  });
});

describe('service points', () => {
  const enter = async (name: string, region?: string) =>
    (await createOrganisation(test.db, test.scope, { name, kind: 'service-point', ...(region && { region }) })).id;
  const take = (id: number, input: ServicePointStepInput) => takeStep(test.db, test.scope, id, input, by);

  it('are recommended in the order of their province, in which each place is one’s', async () => {
    const [one, two, elsewhere] = [
      await enter('甲', '360100'),
      await enter('乙', '360200'),
      await enter('丙', '430100'),
    ];
    const nowhere = await enter('丁');
    for (const id of [one, two, elsewhere, nowhere]) await take(id, step('apply', '2018-03-01'));
    const recommended = (rank: number) => step('recommend', '2018-04-01', { rank });
    await take(one, recommended(1));
    await take(elsewhere, recommended(1));
    await expect(take(two, recommended(1))).rejects.toMatchObject({
      problem: { code: 'network.service-point.rank-taken', zh: expect.stringContaining('“甲”') },
    });
    await expect(take(nowhere, recommended(1))).rejects.toThrow('network.service-point.province');
    await take(two, recommended(2));
    const points = await servicePointsOf(test.db, test.scope, 2018);
    expect(points.map(({ unit, state, rank }) => [unit.name, state, rank])).toEqual([
      ['甲', 'recommended', 1],
      ['乙', 'recommended', 2],
      ['丙', 'recommended', 1],
      ['丁', 'applied', null],
    ]);
  });

  it('leave their place to others, or to themselves, when they were declined', async () => {
    const [one, two] = [await enter('甲', '360100'), await enter('乙', '360200')];
    for (const id of [one, two]) await take(id, step('apply', '2018-03-01'));
    const recommended = (rank: number) => step('recommend', '2018-04-01', { rank });
    await take(one, recommended(1));
    await take(one, step('decline', '2018-04-01'));
    await take(one, step('apply', '2018-04-01'));
    await take(one, recommended(1));
    await take(one, step('decline', '2018-04-01'));
    await take(two, recommended(1));
    const points = await servicePointsOf(test.db, test.scope, 2018);
    expect(points.map(({ state }) => state)).toEqual(['declined', 'recommended']);
  });

  it('hold their standing from the filing to the withdrawal, and are alarmed about by what is counted', async () => {
    const [busy, idle] = [await enter('甲', '360100'), await enter('乙', '360100')];
    for (const id of [busy, idle]) {
      await take(id, step('apply', '2018-03-01'));
      await take(id, step('file', '2018-04-01', { document: '备案示例号' }));
      await take(id, step('start', '2018-05-01'));
    }
    await take(idle, step('withdraw', '2019-05-01'));
    const filed = async (year: number) =>
      (await unitsOf(test.db, test.scope, { year, standing: 'service-point', grade: 'filed' })).map(({ id }) => id);
    expect([await filed(2017), await filed(2018), await filed(2019), await filed(2020)]).toEqual([
      [],
      [busy, idle],
      [busy, idle],
      [busy],
    ]);
    const counted = async () => new Map([[busy, 12]]);
    const points = await servicePointsOf(test.db, test.scope, 2018, counted);
    expect(points.map(({ served, short }) => [served, short])).toEqual([
      [12, false],
      [0, true],
    ]);
    expect(
      (await servicePointsOf(test.db, test.scope, 2020, counted)).map(({ served, state }) => [served, state]),
    ).toEqual([
      [12, 'running'],
      [null, 'withdrawn'],
    ]);
    expect(await servicePointsOf(test.db, test.scope, 2017, counted)).toEqual([]);
  });
});
