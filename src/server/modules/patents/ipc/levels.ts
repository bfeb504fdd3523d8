import type { TitledClass } from './title-file.ts';

/** Of every subgroup whose place is known, what stands directly above it. */
export type Parents = Readonly<Record<string, string>>;

/**
 * What stands directly above each subgroup, by the dots: the last symbol before it, in the order of the scheme, with fewer dots. Only
 * main groups of which the dots of all subgroups are known count, since one unknown could stand above any that follow it.
 */
export function parentsOf(classes: readonly TitledClass[]): Parents {
  const groups = Map.groupBy(
    classes.filter(({ level }) => level === 'subgroup'),
    ({ symbol }) => mainGroupOf(symbol),
  );
  const parents: Record<string, string> = {};
  for (const [mainGroup, subgroups] of groups) {
    if (subgroups.some(({ dots }) => dots === undefined)) continue;
    const above: TitledClass[] = [];
    for (const subgroup of subgroups.toSorted((one, other) => inScheme(one.symbol, other.symbol))) {
      while (above.length > 0 && above.at(-1)!.dots! >= subgroup.dots!) above.pop();
      parents[subgroup.symbol] = above.at(-1)?.symbol ?? mainGroup;
      above.push(subgroup);
    }
  }
  return parents;
}

/** `H01M10/00` of `H01M10/0525`. */
export function mainGroupOf(symbol: string): string {
  return `${symbol.slice(0, symbol.indexOf('/'))}/00`;
}

/** The digits behind the stroke are read as decimals: 05, 052, 0525, 054. */
function inScheme(one: string, other: string): number {
  const [a, b] = [one, other].map((symbol) => symbol.slice(symbol.indexOf('/') + 1));
  return a! < b! ? -1 : a! > b! ? 1 : 0;
}
