import { sql } from 'kysely';
import type { Parsed } from '../../../engine/problem.ts';
import { parsed } from '../../../engine/problem.ts';
import { parseQuery, printQuery } from '../../../engine/query/index.ts';
import type { ExportFormat } from '../../../shared/patents.ts';
import {
  SERVED_SEARCH_PAGE,
  type ServedSearch,
  type ServedSearchInput,
  type ServedSearchPage,
} from '../../../shared/search.ts';
import { recordAudit } from '../../platform/audit.ts';
import { dayOf } from '../../platform/clock.ts';
import { type Db, type Scope, storable, transaction } from '../../platform/db/index.ts';
import { announce } from '../../platform/happenings.ts';
import { type Problem, ProblemError } from '../../platform/problems.ts';
import { findOrganisation } from '../network/index.ts';
import { refuseTooManyRows } from './export/xlsx.ts';
import type { Patents } from './patents.ts';
import { searchServed } from './search-served.ts';

interface Kept {
  readonly id: number;
  readonly exported: number;
}

/**
 * Records a search that was done for somebody, with what it finds now and, where its hits are handed over, how many these are.
 * @returns its number; or the problem of the query where it cannot be understood.
 * @throws ProblemError where the house has no such organisation.
 */
export async function serveSearch(
  { db, scope, index, clock }: Patents,
  { q, withdrawn, for: beneficiary, format }: ServedSearchInput,
  actor: string,
): Promise<Parsed<{ id: number; hits: number }>> {
  const query = parseQuery(q);
  if (!query.ok) return query;
  const at = clock.now();
  const on = dayOf({ clock });
  const hits = await index.count(query.value, { today: on, withdrawn });
  if (format === 'xlsx') refuseTooManyRows(hits);
  const unitId = beneficiary.type === 'unit' ? beneficiary.unit : null;
  const exported = format === undefined ? 0 : hits;
  const id = await transaction(db, async (tx) => {
    await refuseStranger(tx, scope, unitId);
    const one = { unitId, on, query: storable(printQuery(query.value)), withdrawn, hits, exported, format, actor, at };
    const kept = await keep(tx, scope, one);
    await announce(tx, searchServed, { house: scope, searchId: kept.id, unitId, hits, exported: kept.exported, at });
    // Not what was asked for: the audit log is read by people who are not to know it.
    const subject = unitId === null ? 'publications' : `organisation ${unitId}`;
    const detail = { hits, exported, ...(format === undefined ? {} : { format }) };
    await recordAudit(tx, scope, { actor, action: 'search.serve', subject, detail }, clock);
    return kept.id;
  });
  return parsed({ id, hits });
}

async function refuseStranger(tx: Db, house: Scope, unitId: number | null): Promise<void> {
  if (unitId === null) return;
  const known = await findOrganisation(tx, house, { id: unitId });
  if (known === undefined || unitId === house.organisationId) throw new ProblemError(nobodyToServe);
}

interface Search {
  readonly unitId: number | null;
  readonly on: string;
  readonly query: string;
  readonly withdrawn: boolean;
  readonly hits: number;
  readonly exported: number;
  readonly format: ExportFormat | undefined;
  readonly actor: string;
  readonly at: Date;
}

/** Keeps a search, or what was handed over of one that is kept for this day already. */
async function keep(tx: Db, { organisationId }: Scope, search: Search): Promise<Kept> {
  const { unitId, on, query, withdrawn, hits, exported, format, actor, at } = search;
  const { rows } = await sql<Kept>`
    insert into served_search as kept
      (organisation_id, unit_id, on_date, query, withdrawn, hits, exported, format, served_by, at)
    values (${organisationId}, ${unitId}, ${on}, ${query}, ${withdrawn}, ${hits}, ${exported}, ${format ?? null},
      ${actor}, ${at})
    on conflict (organisation_id, on_date, unit_id, withdrawn, md5(query)) do update set
      hits = excluded.hits, exported = greatest(kept.exported, excluded.exported),
      format = coalesce(excluded.format, kept.format)
    returning id, exported
  `.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('An upsert gives its row.');
  return row;
}

/** A page of the searches that the house did for others, the latest first. */
export async function listServedSearches({ db, scope }: Patents, page = 1): Promise<ServedSearchPage> {
  const { organisationId } = scope;
  const { rows } = await sql<Omit<ServedSearch, 'for'> & { unitId: number | null; name: string | null }>`
    select s.id, s.on_date as on, s.query, s.withdrawn, s.hits, s.exported, s.format, s.served_by as by,
      s.unit_id as "unitId", o.name
    from served_search s left join organisation o on o.id = s.unit_id
    where s.organisation_id = ${organisationId}
    order by s.id desc limit ${SERVED_SEARCH_PAGE} offset ${(page - 1) * SERVED_SEARCH_PAGE}
  `.execute(db);
  const counted = await sql<{ total: number }>`
    select count(*) as total from served_search where organisation_id = ${organisationId}
  `.execute(db);
  return {
    total: counted.rows[0]?.total ?? 0,
    searches: rows.map(({ unitId, name, ...search }) => ({
      ...search,
      for: unitId === null || name === null ? null : { id: unitId, name },
    })),
  };
}

const nobodyToServe: Problem = {
  code: 'search.nobody-to-serve',
  zh: '本机构没有登记这个服务对象，或所选的是本机构自己，检索没有登记。请从列表中选择，或选“公众”。',
  en: 'The house knows no such organisation, or it is the house itself: the search was not recorded. Choose one of the list, or the public.',
};
