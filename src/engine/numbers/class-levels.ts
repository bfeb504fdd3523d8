/**
 * The dots of a classification scheme: what stands below what inside a main group. Loaded from a scheme file where one
 * is at hand.
 */
export interface ClassLevels {
  /** Whether `symbol` stands below `ancestor` (both canonical); undefined when the scheme does not have one of them. */
  isBelow(symbol: string, ancestor: string): boolean | undefined;
}

/**
 * Whether a canonical symbol is `ancestor` or stands below it. Section, class, subclass and main group (`H01M10`,
 * `H01M10/00`) cover all that begins with them; a subgroup covers itself, and where the levels are loaded the groups
 * below it.
 */
export function classCovers(ancestor: string, symbol: string, levels?: ClassLevels): boolean {
  if (ancestor === symbol) return true;
  const group = /^([A-HY]\d\d[A-Z]\d+)(?:\/(\d+))?$/.exec(ancestor);
  if (!group) return symbol.startsWith(ancestor);
  const [, mainGroup = '', subgroup] = group;
  const inGroup = symbol === mainGroup || symbol.startsWith(`${mainGroup}/`);
  if (subgroup === undefined || /^0+$/.test(subgroup)) return inGroup;
  return inGroup && levels?.isBelow(symbol, ancestor) === true;
}
