import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  listEntries,
  readReturn,
  scheduleReturns,
  stepEntry,
  stepReturn,
  writeReturn,
} from '../server/modules/ledger/index.ts';
import {
  createOrganisation,
  giveStanding,
  listOrganisations,
  provincialOffices,
} from '../server/modules/network/index.ts';
import { importNotice, issuePlan, listAssignments, networkOfYear } from '../server/modules/plan/index.ts';
import type { Office } from '../server/office.ts';
import { clockAt } from '../server/platform/clock.ts';
import type { EntryReport, LedgerEntry, ReturnContent } from '../shared/ledger.ts';
import type { AssignmentLine } from '../shared/plan.ts';
import { PROVINCES } from '../shared/regions.ts';
import { playExchange } from './demonstration-exchange.ts';
import type { People } from './demonstration-people.ts';
import { giveServices } from './demonstration-services.ts';

const YEAR = 2026;
const BASIS = '示例办函〔2026〕12号（虚构）';

/** Provinces whose units answer in the demonstration, in the order in which they do; of the others nothing has come yet. */
const ANSWERING = ['360000', '430000', '330000', '610000', '410000', '140000'];

/**
 * A programme year, half-way through: a fictional plan is issued, units return in time or late or are sent back, and matters of the
 * ledger run, some of them behind. It needs the people of the demonstration.
 */
export async function playProgramme(office: Office, people: People, notice: string): Promise<void> {
  await enterNetwork(office);
  const plan = await issueSample(office, people, notice);
  const assignments = await listAssignments(office.database.db, office.house, { plan });
  const answering = assignments.filter(({ unit, obliged }) => obliged && ANSWERING.includes(unit.province ?? ''));
  for (const [at, assignment] of answering.entries()) await answer(office, people, assignment, at);
  const { clock } = office;
  for (const [at, entry] of (await listEntries(office.database.db, office.house, { plan }, clock)).entries()) {
    await workOn(office, people, entry, at);
  }
  await giveServices(office, people, YEAR);
  await playExchange(office, YEAR);
}

/** An office for each province that has none yet, two bases, and what the service points are. */
async function enterNetwork({ database: { db }, house }: Office): Promise<void> {
  const known = new Set((await provincialOffices(db, house, YEAR)).map(({ province }) => province));
  const parentId = house.organisationId;
  for (const { code, short } of PROVINCES) {
    if (known.has(code)) continue;
    await createOrganisation(db, house, {
      name: `${short}示例主管局（虚构示例）`,
      kind: 'office',
      region: code,
      parentId,
    });
  }
  for (const [code, grade] of [
    ['330000', 'key'],
    ['420000', 'basic'],
  ] as const) {
    const name = `${PROVINCES.find((one) => one.code === code)?.short}示例基地（虚构示例）`;
    const base = await createOrganisation(db, house, { name, kind: 'base', region: code, parentId });
    await giveStanding(db, house, base.id, { standing: 'base', grade, fromYear: YEAR, toYear: null, basis: BASIS });
  }
  for (const { id } of await listOrganisations(db, house, { kind: 'service-point' })) {
    const filed = { standing: 'service-point', grade: 'filed', fromYear: YEAR, toYear: null, basis: BASIS } as const;
    await giveStanding(db, house, id, filed);
  }
}

async function issueSample({ database: { db }, house }: Office, people: People, path: string): Promise<number> {
  const bytes = readFileSync(path);
  const act = { actor: people.actor('zhuguan'), clock: clockAt('2026-03-10T10:00:00+08:00') };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const key = await importNotice(db, house, { name: basename(path), text: bytes.toString('utf8'), sha256 }, act);
  await issuePlan(db, house, key, await networkOfYear(db, house, YEAR), act);
  const days = { onTimeUntil: '2026-03-31', closedAfter: '2026-04-30' };
  await scheduleReturns(db, house, key.plan, days, act);
  return key.plan;
}

/** Every fourth return comes late, every fifth waits for the responsible person, every seventh is sent back. */
async function answer(
  { database: { db }, house }: Office,
  people: People,
  { id, task, unit }: AssignmentLine,
  at: number,
): Promise<void> {
  const day = at % 4 === 3 ? '2026-04-08' : '2026-03-26';
  const by = (login: string) => ({ actor: people.actor(login), clock: clockAt(`${day}T10:00:00+08:00`) });
  const { revision } = await readReturn(db, house, id, ['contact'], by('sheng-lian'));
  await writeReturn(db, house, id, { revision, content: contentOf(task, unit.name) }, by('sheng-lian'));
  await stepReturn(db, house, id, { step: 'submit' }, by('sheng-lian'));
  if (at % 5 === 4) return;
  await stepReturn(db, house, id, { step: 'confirm' }, by('sheng-ze'));
  const comment = '请补充预期成果的数量（虚构示例）。';
  await stepReturn(db, house, id, at % 7 === 6 ? { step: 'send-back', comment } : { step: 'accept' }, by('zhuguan'));
}

function contentOf(task: string, unit: string): ReturnContent {
  const fictional = (name: string, rank: string) => ({ name: `${name}（虚构）`, rank, phone: '', mail: '' });
  return {
    responsible: fictional('责任人甲', '处长'),
    contact: fictional('联络人乙', ''),
    content: `${unit}按计划 ${task} 开展工作，分阶段推进并留存记录。`,
    schedule: [
      { matter: '制定方案，落实人员', startOn: '2026-04-01', dueOn: '2026-04-30' },
      { matter: '开展服务，按季度汇总', startOn: '2026-05-01', dueOn: '2026-11-30' },
    ],
    expected: [
      { result: '服务企业', indicator: 'enterprises-served', target: 20 },
      { result: '提供咨询', indicator: 'consultations', target: 60 },
    ],
  };
}

/** Matters that are due by now are closed, but for some: those are behind, asked to be extended, or wait to be confirmed. */
async function workOn(office: Office, people: People, entry: LedgerEntry, at: number): Promise<void> {
  const { database, house } = office;
  const over = entry.dueOn < '2026-06-01';
  let { revision } = entry;
  const step = async (day: string, login: string, change: Omit<Parameters<typeof stepEntry>[3], 'revision'>) => {
    const act = { actor: people.actor(login), clock: clockAt(`${day}T10:00:00+08:00`) };
    revision = await stepEntry(database.db, house, entry.id, { ...change, revision }, act);
  };
  if (over && at % 9 === 8) return;
  await step(over ? '2026-04-28' : '2026-10-30', 'sheng-lian', { step: 'report', report: reportOf(over ? 100 : 70) });
  if (!over) {
    if (at % 5 === 3) {
      const asked = {
        step: 'ask-extension',
        askedDueOn: '2026-12-15',
        comment: '部分企业的反馈待汇总（虚构示例）。',
      } as const;
      await step('2026-11-18', 'sheng-lian', asked);
    }
    return;
  }
  await step('2026-04-29', 'sheng-lian', { step: 'ask-closing' });
  if (at % 7 !== 6) await step('2026-05-06', 'zhuguan', { step: 'confirm-closing' });
}

function reportOf(percent: number): EntryReport {
  return {
    ...{ percent, problem: '', nextStep: percent === 100 ? '' : '汇总反馈，撰写总结', moneyUsed: null, node: null },
    progress: percent === 100 ? '方案已印发，人员已到位（虚构示例）' : '走访与推送按周进行（虚构示例）',
  };
}
