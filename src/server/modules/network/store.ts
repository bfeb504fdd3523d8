import type { Insertable, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { OrganisationKind } from '../../../shared/network.ts';
import { type Db, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { canonicalCreditCode } from './rules.ts';
import type { NetworkTables, OrganisationRow } from './tables.ts';
import { refuseLoop, refuseStranger } from './tree-store.ts';

export type { OrganisationKind };

export interface Organisation {
  readonly id: number;
  /** The organisation that serves it; its own id for a house. */
  readonly houseId: number;
  readonly name: string;
  readonly kind: OrganisationKind;
  /** Unified social credit code, canonical. */
  readonly creditCode?: string;
  readonly region?: string;
  /** What it belongs to within its house. */
  readonly parentId?: number;
  /** The first day on which it was no more, ISO. */
  readonly endedOn?: string;
  readonly language: 'zh' | 'en';
  readonly createdAt: Date;
}

export interface NewOrganisation {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly creditCode?: string;
  readonly region?: string;
  /** Where absent, a new organisation belongs to none, and a known one to what it belonged to. */
  readonly parentId?: number | null;
  /** Its first day; absent where it is not known. */
  readonly fromOn?: string;
  readonly language?: 'zh' | 'en';
}

/**
 * The organisation whose installation this is: the first house there is, whatever it is called by now. Made under the name of `first`
 * when there is none yet.
 */
export async function installedHouse(db: Db, first: NewOrganisation): Promise<Organisation> {
  return transaction(db, async (tx) => {
    await lockInTransaction(tx, 'network.house');
    const known = await tables<NetworkTables>(tx)
      .selectFrom('organisation')
      .selectAll()
      .whereRef('house_id', '=', 'id')
      .orderBy('id')
      .executeTakeFirst();
    return known ? organisationOf(known) : insert(tx, first, undefined);
  });
}

/** A house by its name; made when it does not exist yet. */
export async function ensureHouse(db: Db, house: NewOrganisation): Promise<Organisation> {
  return transaction(db, async (tx) => {
    await lockInTransaction(tx, 'network.house');
    const known = await tables<NetworkTables>(tx)
      .selectFrom('organisation')
      .selectAll()
      .where('name', '=', house.name)
      .whereRef('house_id', '=', 'id')
      .executeTakeFirst();
    return known ? organisationOf(known) : insert(tx, house, undefined);
  });
}

/**
 * Enters an organisation that the house of the scope serves.
 * @throws ProblemError when its credit code is wrong, or another organisation of the house bears it.
 */
export async function createOrganisation(db: Db, scope: Scope, organisation: NewOrganisation): Promise<Organisation> {
  return transaction(db, (tx) => insert(tx, organisation, scope.organisationId));
}

/** An organisation by its id or credit code, where it is the scope's own or served by it. */
export async function findOrganisation(
  db: Db,
  scope: Scope,
  by: { readonly id: number } | { readonly creditCode: string },
): Promise<Organisation | undefined> {
  const visible = tables<NetworkTables>(db)
    .selectFrom('organisation')
    .selectAll()
    .where((row) =>
      row.or([row('organisation_id', '=', scope.organisationId), row('house_id', '=', scope.organisationId)]),
    );
  const row = await ('id' in by
    ? visible.where('id', '=', by.id)
    : visible.where('credit_code', '=', canonicalCreditCode(by.creditCode)).orderBy('id')
  ).executeTakeFirst();
  return row && organisationOf(row);
}

/** The organisations that the house of the scope serves, without the house itself, in the order of their entry. */
export async function listOrganisations(
  db: Db,
  scope: Scope,
  filter: { readonly kind?: OrganisationKind } = {},
): Promise<Organisation[]> {
  const served = tables<NetworkTables>(db)
    .selectFrom('organisation')
    .selectAll()
    .where('house_id', '=', scope.organisationId)
    .where('id', '<>', scope.organisationId)
    .orderBy('id');
  const rows = await (filter.kind ? served.where('kind', '=', filter.kind) : served).execute();
  return rows.map(organisationOf);
}

/**
 * Says anew what is known of an organisation that the house of the scope serves, or of the house itself.
 * @returns undefined where there is none of this number.
 * @throws ProblemError when its credit code is wrong, or another organisation of the house bears it.
 */
export async function changeOrganisation(
  db: Db,
  scope: Scope,
  id: number,
  organisation: NewOrganisation,
): Promise<Organisation | undefined> {
  return transaction(db, async (tx) => {
    const creditCode = organisation.creditCode === undefined ? null : canonicalCreditCode(organisation.creditCode);
    if (creditCode !== null) {
      await lockInTransaction(tx, `network.credit-code ${scope.organisationId} ${creditCode}`);
      await refuseKnownCode(tx, scope.organisationId, creditCode, id);
    }
    const { name, kind, region = null, language = 'zh', parentId } = organisation;
    if (parentId !== undefined && parentId !== null) await refuseLoop(tx, scope, id, parentId);
    const belongs = parentId === undefined ? {} : { parent_id: parentId };
    const row = await tables<NetworkTables>(tx)
      .updateTable('organisation')
      .set({ name, kind, region, language, credit_code: creditCode, ...belongs })
      .where('id', '=', id)
      .where('house_id', '=', scope.organisationId)
      .returningAll()
      .executeTakeFirst();
    return row && organisationOf(row);
  });
}

async function insert(tx: Db, organisation: NewOrganisation, houseId: number | undefined): Promise<Organisation> {
  const creditCode = organisation.creditCode === undefined ? null : canonicalCreditCode(organisation.creditCode);
  if (creditCode !== null && houseId !== undefined) {
    await lockInTransaction(tx, `network.credit-code ${houseId} ${creditCode}`);
    await refuseKnownCode(tx, houseId, creditCode);
  }
  const { parentId = null } = organisation;
  if (parentId !== null && houseId !== undefined) await refuseStranger(tx, { organisationId: houseId }, parentId);
  const id = await nextId(tx);
  const row: Insertable<OrganisationRow> = {
    id,
    organisation_id: id,
    house_id: houseId ?? id,
    name: organisation.name,
    kind: organisation.kind,
    credit_code: creditCode,
    region: organisation.region ?? null,
    parent_id: parentId,
    from_on: organisation.fromOn ?? null,
    ...(organisation.language ? { language: organisation.language } : {}),
  };
  const inserted = await tables<NetworkTables>(tx)
    .insertInto('organisation')
    .values(row)
    .returningAll()
    .executeTakeFirstOrThrow();
  return organisationOf(inserted);
}

/** The id is drawn before the row, because the row names itself as its own scope. */
async function nextId(tx: Db): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('organisation', 'id')) as id
  `.execute(tx);
  if (!rows[0]) throw new Error('The sequence of organisation ids gave nothing.');
  return rows[0].id;
}

async function refuseKnownCode(tx: Db, houseId: number, creditCode: string, itself?: number): Promise<void> {
  const bearer = await tables<NetworkTables>(tx)
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('house_id', '=', houseId)
    .where('credit_code', '=', creditCode)
    .executeTakeFirst();
  if (!bearer || bearer.id === itself) return;
  throw new ProblemError({
    code: 'organisation.credit-code-taken',
    zh: `统一社会信用代码 ${creditCode} 已登记在“${bearer.name}”名下。请使用已有的单位，或核对代码。`,
    en: `The unified social credit code ${creditCode} is already entered for “${bearer.name}”. Use that organisation, or check the code.`,
  });
}

function organisationOf(row: Selectable<OrganisationRow>): Organisation {
  return {
    id: row.id,
    houseId: row.house_id,
    name: row.name,
    kind: row.kind,
    ...(row.credit_code === null ? {} : { creditCode: row.credit_code }),
    ...(row.region === null ? {} : { region: row.region }),
    ...(row.parent_id === null ? {} : { parentId: row.parent_id }),
    ...(row.ended_on === null ? {} : { endedOn: row.ended_on }),
    language: row.language,
    createdAt: row.created_at,
  };
}
