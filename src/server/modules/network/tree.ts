/** What an organisation belonged to until a day, or belongs to for good. */
export interface Belonging {
  readonly unitId: number;
  readonly parentId: number | null;
  /** The first day on which it was so no more; null for what it is now. */
  readonly untilOn: string | null;
}

/** Later than every day that is written. */
const FOREVER = '9999-12-31';

/** Who belonged to what on a day, by all belongings of a house. */
export function parentsOn(belongings: readonly Belonging[], day: string): ReadonlyMap<number, number | null> {
  const holding = new Map<number, Belonging>();
  for (const one of belongings) {
    if (untilOf(one) <= day) continue;
    const other = holding.get(one.unitId);
    if (other === undefined || untilOf(one) < untilOf(other)) holding.set(one.unitId, one);
  }
  return new Map([...holding].map(([unitId, { parentId }]) => [unitId, parentId]));
}

/**
 * The first day, from one on, on which a unit that belongs to `parentId` from then on would stand below itself; undefined where there
 * is none. What others belonged to changes on days of their own, so every day is looked at on which something changes.
 */
export function loopDay(
  belongings: readonly Belonging[],
  move: { readonly unitId: number; readonly parentId: number; readonly fromOn: string },
): string | undefined {
  const days = new Set([move.fromOn, ...belongings.map(untilOf).filter((day) => day > move.fromOn && day < FOREVER)]);
  return [...days].sort().find((day) => standsAbove(parentsOn(belongings, day), move.unitId, move.parentId));
}

/** Whether a unit is another, or somewhere above it. */
function standsAbove(parents: ReadonlyMap<number, number | null>, unitId: number, below: number): boolean {
  const seen = new Set<number>();
  for (let at: number | null = below; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === unitId) return true;
    seen.add(at);
  }
  return false;
}

/** A unit and everything below it, on the day whose parents these are. */
export function belowAmong(parents: ReadonlyMap<number, number | null>, unitId: number): number[] {
  const children = Map.groupBy(parents.keys(), (each) => parents.get(each) ?? null);
  const found = new Set([unitId]);
  for (const one of found) {
    for (const child of children.get(one) ?? []) found.add(child);
  }
  return [...found];
}

function untilOf({ untilOn }: Belonging): string {
  return untilOn ?? FOREVER;
}
