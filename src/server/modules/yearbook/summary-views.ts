import type { IndicatorTable } from '../../../shared/indicators.ts';
import { byProvince, numbersAt, type SummaryLine, type SummaryView } from '../../../shared/yearbook.ts';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import type { Principal } from '../../platform/http/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { named } from '../accounts/index.ts';
import { provincialOffices, sightOf } from '../network/index.ts';
import { planOfYear } from '../plan/index.ts';
import { noOffice } from './problems.ts';
import { EMPTY_SUMMARY, isWritable, officeOf, type SummaryKey, summaryRow, summaryRows } from './summaries.ts';
import type { YearbookTables } from './tables.ts';

/** Counts all indicators of a year, for every province and task. */
export type CountYear = (year: number) => Promise<IndicatorTable>;

/** The summaries that a person sees of a year: every provincial office's, begun or not. A draft is its province's own affair. */
export async function listSummaries(db: Db, house: Scope, person: Principal, year: number): Promise<SummaryLine[]> {
  const sight = await sightOf(db, house, person, year);
  const offices = (await provincialOffices(db, house, year)).filter(({ id }) => sight.sees(id));
  const rows = new Map((await summaryRows(db, house, year)).map((row) => [row.unit_id, row]));
  return offices
    .sort((one, other) => byProvince(one.province, other.province))
    .map(({ id, name, province }) => {
      const row = rows.get(id);
      return {
        unit: { id, name, province },
        state: row?.state ?? null,
        changedAt: row?.changed_at.toISOString() ?? null,
        ideas: row === undefined || row.state === 'draft' ? 0 : row.content.ideas.length,
      };
    });
}

/** A summary with the numbers that the system has, as they are now. @throws ProblemError when the person does not see the office. */
export async function readSummary(
  db: Db,
  house: Scope,
  key: SummaryKey,
  { person, countYear }: { readonly person: Principal; readonly countYear: CountYear },
): Promise<SummaryView> {
  const sight = await sightOf(db, house, person, key.year);
  if (!sight.sees(key.unit)) throw new ProblemError(noOffice);
  const { id, name, province } = await officeOf(db, house, key);
  const row = await summaryRow(db, house, key);
  const isOwn = id === person.organisationId;
  const shown = row !== undefined && (isOwn || row.state !== 'draft') ? row.content : EMPTY_SUMMARY;
  const table = await countYear(key.year);
  const plan = await planOfYear(db, house, key.year);
  return {
    ...{ unit: { id, name, province }, year: key.year, state: row?.state ?? null, content: shown },
    ...{ revision: row?.revision ?? 0, numbers: numbersAt(table, { province: province ?? '' }) },
    countedAt: table.countedAt,
    tasks: plan?.tasks.map(({ clause, title }) => ({ clause, title })) ?? [],
    steps: row === undefined ? [] : await stepsOf(db, house, row.id),
    may: mayOf(row, isOwn, person),
  };
}

function mayOf(
  row: Parameters<typeof isWritable>[0] | undefined,
  isOwn: boolean,
  { roles }: Principal,
): SummaryView['may'] {
  if (isOwn) return row === undefined ? ['write'] : isWritable(row) ? ['write', 'submit'] : [];
  if (!roles.includes('officer')) return [];
  return row?.state === 'submitted' ? ['accept', 'send-back'] : row?.state === 'accepted' ? ['send-back'] : [];
}

async function stepsOf(db: Db, house: Scope, summary: number): Promise<SummaryView['steps']> {
  const rows = await tables<YearbookTables>(db)
    .selectFrom('annual_summary_step')
    .select(['step', 'at', 'by_actor as by', 'comment'])
    .where('organisation_id', '=', house.organisationId)
    .where('summary_id', '=', summary)
    .orderBy('id')
    .execute();
  const lines = rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
  return named(db, { house }, lines, 'by');
}
