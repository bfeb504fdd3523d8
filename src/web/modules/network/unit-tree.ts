import type { Unit } from '../../../shared/network-standings.ts';

export interface UnitNode extends Unit {
  readonly children?: UnitNode[];
}

/** Organisations below those that they belong to; one whose parent is not among them stands at the top. */
export function treeOf(units: readonly Unit[]): UnitNode[] {
  const ids = new Set(units.map(({ id }) => id));
  const below = Map.groupBy(units, ({ parentId }) => (parentId !== null && ids.has(parentId) ? parentId : null));
  const nodesOf = (parent: number | null): UnitNode[] =>
    (below.get(parent) ?? []).map((unit) => {
      const children = nodesOf(unit.id);
      return children.length === 0 ? unit : { ...unit, children };
    });
  return nodesOf(null);
}
