/** Random whole numbers below a bound, the same for the same seed: Mulberry32. */
export function randomBelow(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
  };
}

/** `count` of the items without repetition, all of them where there are no more, in the order in which they stand. */
export function sampleOf<T>(items: readonly T[], count: number, random: (bound: number) => number): T[] {
  if (items.length <= count) return [...items];
  const chosen = new Set<number>();
  for (let top = items.length - count; top < items.length; top++) {
    const candidate = random(top + 1);
    chosen.add(chosen.has(candidate) ? top : candidate);
  }
  return items.filter((_, at) => chosen.has(at));
}
