import { ORGANISATION_KINDS } from '../../../shared/network.ts';
import type { Unit } from '../../../shared/network-standings.ts';

export interface UnitNode extends Unit {
  readonly children?: UnitNode[];
}

/** Organisations below those that they belong to, by kind and province; one whose parent is not among them stands at the top. */
export function treeOf(units: readonly Unit[]): UnitNode[] {
  const ids = new Set(units.map(({ id }) => id));
  const below = Map.groupBy(units, ({ parentId }) => (parentId !== null && ids.has(parentId) ? parentId : null));
  const nodesOf = (parent: number | null): UnitNode[] =>
    (below.get(parent) ?? []).toSorted(byKindAndProvince).map((unit) => {
      const children = nodesOf(unit.id);
      return children.length === 0 ? unit : { ...unit, children };
    });
  return nodesOf(null);
}

function byKindAndProvince(one: Unit, other: Unit): number {
  const byKind = ORGANISATION_KINDS.indexOf(one.kind) - ORGANISATION_KINDS.indexOf(other.kind);
  return byKind || (one.province ?? '9').localeCompare(other.province ?? '9') || one.id - other.id;
}
