import { byProvince, type YearbookDesk, type YearbookFormat, type YearbookLine } from '../../../shared/yearbook.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type Db, jsonb, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { renderDocx, renderPdf } from '../../platform/documents/index.ts';
import type { FileStore } from '../../platform/files.ts';
import { ProblemError } from '../../platform/problems.ts';
import { named } from '../accounts/index.ts';
import { keepYearbookUses, listPublished } from '../bulletin/index.ts';
import { findOrganisation, provincialOffices, unitsOf } from '../network/index.ts';
import { listPlans, planOfYear } from '../plan/index.ts';
import { type YearbookParts, yearbookDocument } from './compilation.ts';
import { noSummaries, noYearbook } from './problems.ts';
import { type Act, summaryRows } from './summaries.ts';
import type { CountYear } from './summary-views.ts';
import type { YearbookSources, YearbookTables } from './tables.ts';

export interface YearbookMeans {
  readonly db: Db;
  readonly house: Scope;
  /** Where files are kept under their hash. */
  readonly files: FileStore;
  readonly countYear: CountYear;
}

/**
 * Makes the yearbook of a year from what is accepted and published at this moment, and keeps the file with the numbers that it was made
 * from.
 * @throws ProblemError while no province's summary is accepted.
 */
export async function buildYearbook(
  { db, house, files, countYear }: YearbookMeans,
  { year, format }: { readonly year: number; readonly format: YearbookFormat },
  act: Act,
): Promise<{ readonly line: YearbookLine; readonly bytes: Uint8Array }> {
  const { parts, sources } = await gather(db, house, year, countYear, act);
  const document = yearbookDocument(parts);
  const bytes = await (format === 'pdf' ? renderPdf(document) : renderDocx(document));
  const { sha256 } = await files.put([bytes]);
  const line = await transaction(db, async (tx) => {
    const row = await tables<YearbookTables>(tx)
      .insertInto('yearbook_build')
      .values({
        ...{ organisation_id: house.organisationId, year, format, sha256, bytes: bytes.length },
        ...{ numbers: jsonb(parts.table), sources: jsonb(sources), built_by: act.actor, built_at: parts.builtAt },
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await keepYearbookUses(tx, house, sources.cases, { build: row.id, year }, act);
    const entry = {
      actor: act.actor,
      action: 'yearbook.build',
      subject: `yearbook ${row.id}`,
      detail: { year, format, sha256 },
    };
    await recordAudit(tx, house, entry, act.clock);
    return lineOf(row);
  });
  return { line, bytes };
}

async function gather(
  db: Db,
  house: Scope,
  year: number,
  countYear: CountYear,
  { clock }: Act,
): Promise<{ readonly parts: YearbookParts; readonly sources: YearbookSources }> {
  const accepted = (await summaryRows(db, house, year)).filter(({ state }) => state === 'accepted');
  if (accepted.length === 0) throw new ProblemError(noSummaries(year));
  const offices = await provincialOffices(db, house, year);
  // An office that another followed within the year is no office at its end, and its summary stands for its province.
  const units = new Map((await unitsOf(db, house, { year })).map((unit) => [unit.id, unit]));
  const summaries = accepted
    .map(({ unit_id, content }) => {
      const unit = units.get(unit_id);
      return { unit: unit?.name ?? '', province: unit?.province ?? null, content };
    })
    .sort((one, other) => byProvince(one.province, other.province));
  const cases = (await listPublished(db, house, { kind: 'case', year })).sort(
    (one, other) =>
      byProvince(one.province, other.province) ||
      Number(other.recommended) - Number(one.recommended) ||
      one.id - other.id,
  );
  const name = (await findOrganisation(db, house, { id: house.organisationId }))?.name ?? '';
  return {
    parts: {
      ...{ year, house: name, builtAt: clock.now(), summaries, offices: offices.length, cases },
      table: await countYear(year),
      plan: await planOfYear(db, house, year),
    },
    sources: {
      summaries: accepted.map(({ id, revision }) => ({ id, revision })),
      cases: cases.map(({ id }) => id),
    },
  };
}

/** What a yearbook of a year would hold now, and those that were made, the newest first. */
export async function yearbookDeskOf(
  { db, house, countYear }: Omit<YearbookMeans, 'files'>,
  year: number,
): Promise<YearbookDesk> {
  const accepted = (await summaryRows(db, house, year)).filter(({ state }) => state === 'accepted');
  const builds = await tables<YearbookTables>(db)
    .selectFrom('yearbook_build')
    .selectAll()
    .where('organisation_id', '=', house.organisationId)
    .where('year', '=', year)
    .orderBy('id', 'desc')
    .execute();
  const plans = await listPlans(db, house);
  return {
    ...{ year, accepted: accepted.length, expected: (await provincialOffices(db, house, year)).length },
    cases: (await listPublished(db, house, { kind: 'case', year })).length,
    ideas: accepted.reduce((sum, { content }) => sum + content.ideas.length, 0),
    closedAt: (await countYear(year)).closedAt,
    nextPlan: plans.find((plan) => plan.year === year + 1)?.id ?? null,
    builds: await named(db, { house }, builds.map(lineOf), 'builtBy'),
  };
}

/** A yearbook that was made. @throws ProblemError when there is none of this number. */
export async function findYearbook(db: Db, house: Scope, id: number): Promise<YearbookLine> {
  const row = await tables<YearbookTables>(db)
    .selectFrom('yearbook_build')
    .selectAll()
    .where('organisation_id', '=', house.organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new ProblemError(noYearbook);
  return lineOf(row);
}

interface BuildRow {
  readonly id: number;
  readonly year: number;
  readonly format: YearbookFormat;
  readonly sha256: string;
  readonly bytes: number;
  readonly numbers: { readonly countedAt: string };
  readonly sources: YearbookSources;
  readonly built_by: string;
  readonly built_at: Date;
}

function lineOf({ id, year, format, sha256, bytes, numbers, sources, built_by, built_at }: BuildRow): YearbookLine {
  return {
    ...{ id, year, format, sha256, bytes, countedAt: numbers.countedAt },
    ...{ summaries: sources.summaries.length, cases: sources.cases.length },
    ...{ builtBy: built_by, builtAt: built_at.toISOString() },
  };
}
