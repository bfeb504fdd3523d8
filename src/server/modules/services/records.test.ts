import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { problemCode } from '../../../../test/support/service-line.ts';
import { type ServiceInput, serviceInput } from '../../../shared/services.ts';
import { clockAt } from '../../platform/clock.ts';
import { transaction } from '../../platform/db/index.ts';
import { createOrganisation } from '../network/index.ts';
import { beneficiaryOf } from './beneficiaries.ts';
import { correctService, enterService, listServices, readService, stepsOfService, withdrawService } from './index.ts';

const test = useDatabase();
const act = { actor: 'account 1', clock: clockAt('2018-10-08T02:00:00Z') };
const byHand = { source: 'entered', key: null } as const;

const CODE = '91350100M000100Y43';

function service(parts: Partial<Record<keyof ServiceInput, unknown>> = {}): ServiceInput {
  return serviceInput.parse({
    ...{ onDate: '2018-09-30', kind: 'consultation', channel: 'phone', beneficiary: { type: 'public' }, hours: 0.5 },
    ...parts,
  });
}

async function servicePoint(region = '360100'): Promise<number> {
  const point = { name: `网点 ${region}（虚构示例）`, kind: 'service-point', region } as const;
  return (await createOrganisation(test.db, test.scope, point)).id;
}

async function firm(name: string): Promise<number> {
  const organisation = { name: `${name}公司（虚构示例）`, kind: 'enterprise' } as const;
  return (await createOrganisation(test.db, test.scope, organisation)).id;
}

const enter = (unit: number, parts: Parameters<typeof service>[0] = {}) =>
  enterService(test.db, test.scope, unit, service(parts), byHand, act);

const forCode = { type: 'code', creditCode: CODE, name: '甲公司（虚构示例）' };

describe('a service record', () => {
  it('keeps who served whom, in the province where the unit stood', async () => {
    const unit = await servicePoint();
    const id = await enter(unit, { beneficiary: forCode, satisfaction: 5, task: '三(三)' });
    expect(await readService(test.db, test.scope, { ids: [id ?? 0] })).toMatchObject({
      ...{ unit: { id: unit, province: '360000' }, hours: 0.5, satisfaction: 5, task: '三(三)', source: 'entered' },
      ...{ beneficiary: { creditCode: CODE, kind: 'enterprise', unit: null }, withdrawn: null, persons: 1 },
    });
  });

  it.each([
    [{ onDate: '2019-01-03' }, 'services.dated-next-year'],
    [{ onDate: '2018-10-09' }, 'services.dated-ahead'],
    [{ onDate: '1918-10-08' }, 'services.dated-long-ago'],
    [{ beneficiary: { ...forCode, creditCode: CODE.replace(/.$/, '8') } }, 'credit-code.check'],
    [{ beneficiary: { ...forCode, name: '' } }, 'services.beneficiary-name'],
    [{ beneficiary: { type: 'unit', unit: 999_999 } }, 'services.beneficiary-unknown'],
  ])('is refused where it cannot be (%#)', async (parts, code) => {
    expect(await problemCode(enter(await servicePoint(), parts))).toBe(code);
    expect(await listServices(test.db, test.scope, {})).toEqual({ total: 0, records: [] });
  });

  it('stays whose it was when its code was another’s all along', async () => {
    const [unit, first, second] = [await servicePoint(), await firm('甲'), await firm('乙')];
    const bear = (id: number, code: string | null) =>
      sql`update organisation set credit_code = ${code} where id = ${id}`.execute(test.db);
    await bear(first, CODE);
    const id = await enter(unit, { beneficiary: { type: 'unit', unit: first } });
    await bear(first, null);
    await bear(second, CODE);
    const other = await enter(unit, { beneficiary: { type: 'unit', unit: second } });
    const servedBy = async (record: number | undefined) =>
      (await readService(test.db, test.scope, { ids: [record ?? 0] })).beneficiary;
    expect(await servedBy(id)).toMatchObject({ unit: first, creditCode: null });
    expect(await servedBy(other)).toMatchObject({ unit: second, creditCode: CODE });
  });

  it('keeps its organisation from becoming another row until it is entered', async () => {
    const input = { type: 'unit', unit: await firm('甲') } as const;
    const locksHeld = () =>
      transaction(test.db, async (tx) => {
        await beneficiaryOf(tx, test.scope, input);
        const { rows } = await sql`select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()`.execute(
          tx,
        );
        return rows.length;
      });
    expect([await locksHeld(), await locksHeld()]).toEqual([1, 1]);
  });

  it('belongs to a task, and to none by the sign for all of them', () => {
    expect(() => service({ task: '*' })).toThrow();
    expect(service({ task: '三(三)' }).task).toBe('三(三)');
  });

  it('is not for the unit that served', async () => {
    const unit = await servicePoint();
    expect(await problemCode(enter(unit, { beneficiary: { type: 'unit', unit } }))).toBe('services.beneficiary-self');
  });

  it('of the same thing is one', async () => {
    const unit = await servicePoint();
    const push = () => enterService(test.db, test.scope, unit, service(), { source: 'push', key: 'push 1' }, act);
    expect(await push()).toBeTypeOf('number');
    expect(await push()).toBeUndefined();
    expect((await listServices(test.db, test.scope, {})).total).toBe(1);
  });

  it('of a unit that moved counts where it stood in the year', async () => {
    const unit = await servicePoint('430100');
    await sql`
      with act as (
        insert into organisation_act (organisation_id, act, on_date, actor, at)
        values (${test.scope.organisationId}, 'move', '2018-03-01', 'x', now()) returning id
      )
      insert into organisation_past (organisation_id, unit_id, until_on, name, kind, region, act_id)
      select ${test.scope.organisationId}, ${unit}, '2018-03-01', '旧名（虚构示例）', 'service-point', '360100', id from act
    `.execute(test.db);
    await enter(unit, { onDate: '2017-05-01' });
    await enter(unit, { onDate: '2018-05-01' });
    const { records } = await listServices(test.db, test.scope, {});
    expect(records.map(({ unit: { province } }) => province)).toEqual(['430000', '360000']);
  });
});

describe('a correction', () => {
  it('leaves its trace, and one of two people who correct is told of the other', async () => {
    const unit = await servicePoint();
    const id = (await enter(unit)) ?? 0;
    const key = { id, units: [unit] };
    const correct = (reason: string) =>
      correctService(test.db, test.scope, key, { revision: 1, reason, record: service({ hours: 2, persons: 3 }) }, act);
    expect(await problemCode(correct(' '))).toBe('services.reason-needed');
    await correct('少记了一人');
    expect(await problemCode(correct('再改'))).toBe('services.record-changed.conflict');
    expect(await stepsOfService(test.db, test.scope, id)).toMatchObject([
      { step: 'correct', changes: { hours: [0.5, 2], persons: [1, 3] }, reason: '少记了一人', by: 'account 1' },
    ]);
  });

  it('says by name for whom it was and is, and a withdrawal from before it is told of it', async () => {
    const unit = await servicePoint();
    const id = (await enter(unit)) ?? 0;
    const key = { id, units: [unit] };
    const beneficiary = { type: 'code', creditCode: CODE, name: '乙公司（虚构示例）' };
    const correction = { revision: 1, reason: '服务对象填错', record: service({ beneficiary }) };
    await correctService(test.db, test.scope, key, correction, act);
    const stale = withdrawService(test.db, test.scope, { ...key, revision: 1 }, '误登', act);
    expect(await problemCode(stale)).toBe('services.record-changed.conflict');
    expect((await readService(test.db, test.scope, { ids: [id] })).withdrawn).toBeNull();
    const [step] = await stepsOfService(test.db, test.scope, id);
    expect(step?.changes).toEqual({ beneficiary: [null, '乙公司（虚构示例）'] });
  });

  it('is refused to other units, of what was withdrawn, and of what was written by itself', async () => {
    const [unit, other] = [await servicePoint(), await servicePoint('430100')];
    const id = (await enter(unit)) ?? 0;
    const correct = (units: number[], of = id) =>
      problemCode(
        correctService(test.db, test.scope, { id: of, units }, { revision: 1, reason: '改', record: service() }, act),
      );
    expect(await correct([other])).toBe('services.record.not-found');
    const push = { source: 'push', key: 'push 1' } as const;
    const pushed = await enterService(test.db, test.scope, unit, service(), push, act);
    expect(await correct([unit], pushed)).toBe('services.record-by-itself');
    await withdrawService(test.db, test.scope, { id, units: [unit] }, '重复登记', act);
    expect(await correct([unit])).toBe('services.record-withdrawn');
    const { total, records } = await listServices(test.db, test.scope, { ids: [id] });
    expect([total, records[0]?.withdrawn]).toEqual([1, '重复登记']);
    expect((await listServices(test.db, test.scope, { counting: true })).total).toBe(1);
  });

  it('is never taken out of the history', async () => {
    const unit = await servicePoint();
    const id = (await enter(unit)) ?? 0;
    await withdrawService(test.db, test.scope, { id, units: [unit] }, '重复登记', act);
    await expect(sql`update service_record_step set reason = '没有'`.execute(test.db)).rejects.toThrow('never changed');
  });
});

describe('one enterprise', () => {
  it('is one beneficiary, served by its code before it came into the network or after', async () => {
    const unit = await servicePoint();
    await enter(unit, { beneficiary: forCode });
    const { id } = await createOrganisation(test.db, test.scope, { name: '甲公司（虚构示例）', kind: 'enterprise' });
    await enter(unit, { beneficiary: { type: 'unit', unit: id } });
    const beneficiaries = async () =>
      new Set((await listServices(test.db, test.scope, {})).records.map(({ beneficiary }) => beneficiary?.id)).size;
    expect(await beneficiaries()).toBe(2);
    await sql`update organisation set credit_code = ${CODE} where id = ${id}`.execute(test.db);
    await enter(unit, { beneficiary: { ...forCode, creditCode: CODE.toLowerCase() } });
    expect(await beneficiaries()).toBe(1);
  });
});
