import type { z } from 'zod';
import { ORGANISATION_KINDS } from '../../../shared/network.ts';
import type { UnitList, unitsRequest } from '../../../shared/network-pages.ts';
import type { Unit } from '../../../shared/network-standings.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import type { Principal } from '../../platform/http/index.ts';
import { unitsOf } from './as-of.ts';
import { sightOf } from './sight.ts';

/** A page of the organisations of a year that a person sees: narrowed down, or of the tree those below one or at its top. */
export async function unitListFor(
  db: Db,
  house: Scope,
  person: Principal,
  { year, standing, grade, province, kind, text = '', parent, skip, limit }: z.infer<typeof unitsRequest>,
): Promise<UnitList> {
  const sight = await sightOf(db, house, person, year);
  const sought = { ...(standing && { standing }), ...(grade && { grade }), ...(province && { province }) };
  const all = await unitsOf(db, house, { year, ...sought, ...(kind && { kind }) });
  const seen = all.filter(({ id, name }) => sight.sees(id) && name.toLowerCase().includes(text.toLowerCase()));
  const parentOf = parentsAmong(seen);
  const below = Map.groupBy(seen, parentOf);
  const found =
    parent === undefined ? seen : (below.get(parent === 'none' ? null : parent) ?? []).sort(byKindAndProvince);
  const units = found.slice(skip, skip + limit).map((unit) => ({ ...unit, below: below.get(unit.id)?.length ?? 0 }));
  return { units, total: found.length };
}

/** What each belongs to among these; one whose parent is not among them stands at the top. */
function parentsAmong(units: readonly Unit[]): (unit: Unit) => number | null {
  const ids = new Set(units.map(({ id }) => id));
  return ({ parentId }) => (parentId !== null && ids.has(parentId) ? parentId : null);
}

function byKindAndProvince(one: Unit, other: Unit): number {
  const byKind = ORGANISATION_KINDS.indexOf(one.kind) - ORGANISATION_KINDS.indexOf(other.kind);
  return byKind || (one.province ?? '9').localeCompare(other.province ?? '9') || one.id - other.id;
}
