import type { OrganisationKind } from '../../../shared/network.ts';
import type { BeneficiaryInput, BeneficiaryKnown } from '../../../shared/services.ts';
import { type Db, lockInTransaction, type Scope, tables } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { canonicalCreditCode, findOrganisation } from '../network/index.ts';
import * as problems from './problems.ts';
import type { ServicesTables } from './tables.ts';
import { tally } from './tallies.ts';

/** Whom a record is for; a code that the network does not know is taken for an enterprise's. */
export interface Served {
  readonly id: number;
  readonly kind: OrganisationKind;
  readonly unit: number | null;
}

interface Named {
  readonly creditCode: string | null;
  readonly name: string;
  readonly unit: number | null;
}

/**
 * Finds whom a service was for, and enters them where they were never served before.
 * @returns null for the public.
 * @throws ProblemError when the code is wrong, or nobody is known by it and no name is given.
 */
export async function beneficiaryOf(tx: Db, house: Scope, input: BeneficiaryInput): Promise<Served | null> {
  if (input.type === 'public') return null;
  const code = input.type === 'code' ? canonicalCreditCode(input.creditCode) : undefined;
  const known = await findOrganisation(
    tx,
    house,
    input.type === 'unit' ? { id: input.unit } : { creditCode: input.creditCode },
  );
  if (known !== undefined) {
    const { id: unit, name, kind } = known;
    return { id: await entered(tx, house, { creditCode: known.creditCode ?? null, name, unit }), kind, unit };
  }
  if (input.type === 'unit' || code === undefined) throw new ProblemError(problems.unknownBeneficiary);
  return { id: await enteredByCode(tx, house, code, input.name), kind: 'enterprise', unit: null };
}

/** What is known by a code, to be shown before a service is entered. @throws ProblemError where the code is wrong. */
export async function nameByCode(db: Db, house: Scope, written: string): Promise<BeneficiaryKnown> {
  const creditCode = canonicalCreditCode(written);
  const known = await findOrganisation(db, house, { creditCode });
  if (known !== undefined) return { creditCode, name: known.name };
  const row = await tables<ServicesTables>(db)
    .selectFrom('service_beneficiary')
    .select('name')
    .where('organisation_id', '=', house.organisationId)
    .where('credit_code', '=', creditCode)
    .executeTakeFirst();
  return { creditCode, name: row?.name ?? null };
}

/** Names of some beneficiaries by their numbers; one whose two rows became one has its name there no more. */
export async function beneficiaryNames(
  db: Db,
  { organisationId }: Scope,
  ids: readonly unknown[],
): Promise<ReadonlyMap<unknown, string>> {
  const wanted = ids.filter((id) => typeof id === 'number');
  if (wanted.length === 0) return new Map();
  const rows = await tables<ServicesTables>(db)
    .selectFrom('service_beneficiary')
    .select(['id', 'name'])
    .where('organisation_id', '=', organisationId)
    .where('id', 'in', wanted)
    .execute();
  return new Map(wanted.map((id) => [id, rows.find((row) => row.id === id)?.name ?? `#${id}`]));
}

async function enteredByCode(tx: Db, house: Scope, code: string, name: string): Promise<number> {
  await lockInTransaction(tx, `services.beneficiaries ${house.organisationId}`);
  const row = await rowsOf(tx, house).where('credit_code', '=', code).executeTakeFirst();
  if (row !== undefined) return row.id;
  if (name === '') throw new ProblemError(problems.nameNeeded(code));
  return insert(tx, house, { creditCode: code, name, unit: null });
}

/**
 * An organisation of the network is one beneficiary. Where it was served by its code before it came into the network, or came into the
 * network before it had its code, the two rows become one, with their records.
 */
async function entered(tx: Db, house: Scope, named: Named): Promise<number> {
  const { creditCode, unit } = named;
  // Also before a row is only pointed at: of two that become one, it may be the one that goes.
  await lockInTransaction(tx, `services.beneficiaries ${house.organisationId}`);
  const byUnit = await rowsOf(tx, house).where('unit_id', '=', unit).executeTakeFirst();
  if (byUnit !== undefined && byUnit.credit_code === creditCode) return byUnit.id;
  const byCode = creditCode === null ? undefined : await ofNobodyElse(tx, house, creditCode, unit);
  if (byUnit === undefined && byCode === undefined) return insert(tx, house, named);
  if (byUnit !== undefined && byCode !== undefined && byUnit.id !== byCode.id) {
    await moveRecords(tx, house, byCode.id, byUnit.id);
  }
  const id = byUnit?.id ?? byCode?.id ?? 0;
  await tables<ServicesTables>(tx)
    .updateTable('service_beneficiary')
    .set({ credit_code: creditCode, unit_id: unit, name: named.name })
    .where('organisation_id', '=', house.organisationId)
    .where('id', '=', id)
    .execute();
  return id;
}

/** Who bears a code; a code that another organisation bore before its own was corrected is taken off its row, which keeps its records. */
async function ofNobodyElse(tx: Db, house: Scope, creditCode: string, unit: number | null) {
  const bearer = await rowsOf(tx, house).where('credit_code', '=', creditCode).executeTakeFirst();
  if (bearer === undefined || bearer.unit_id === null || bearer.unit_id === unit) return bearer;
  await tables<ServicesTables>(tx)
    .updateTable('service_beneficiary')
    .set({ credit_code: null })
    .where('organisation_id', '=', house.organisationId)
    .where('id', '=', bearer.id)
    .execute();
  return undefined;
}

async function moveRecords(tx: Db, house: Scope, from: number, to: number): Promise<void> {
  const records = await tables<ServicesTables>(tx)
    .selectFrom('service_record')
    .select('id')
    .where('organisation_id', '=', house.organisationId)
    .where('beneficiary_id', '=', from)
    .execute();
  const ids = records.map(({ id }) => id);
  await tally(tx, house, ids, 'out');
  await tables<ServicesTables>(tx)
    .updateTable('service_record')
    .set({ beneficiary_id: to })
    .where('organisation_id', '=', house.organisationId)
    .where('beneficiary_id', '=', from)
    .execute();
  await tally(tx, house, ids, 'in');
  await tables<ServicesTables>(tx)
    .deleteFrom('service_beneficiary')
    .where('organisation_id', '=', house.organisationId)
    .where('id', '=', from)
    .execute();
}

async function insert(tx: Db, house: Scope, { creditCode, name, unit }: Named): Promise<number> {
  const { id } = await tables<ServicesTables>(tx)
    .insertInto('service_beneficiary')
    .values({ organisation_id: house.organisationId, credit_code: creditCode, name, unit_id: unit })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

function rowsOf(db: Db, { organisationId }: Scope) {
  return tables<ServicesTables>(db)
    .selectFrom('service_beneficiary')
    .select(['id', 'credit_code', 'unit_id'])
    .where('organisation_id', '=', organisationId);
}
