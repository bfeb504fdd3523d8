import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Belonging, belowAmong, loopDay, parentsOn } from './tree.ts';

const UNITS = [1, 2, 3, 4, 5];
const day = fc.integer({ min: 1, max: 28 }).map((each) => `2018-03-${String(each).padStart(2, '0')}`);
const move = fc.record({ unitId: fc.constantFrom(...UNITS), parentId: fc.constantFrom(...UNITS), fromOn: day });

/** Moves as acts do them: what a unit was until the day is kept, and acts on one unit follow one another. */
function moved(
  belongings: readonly Belonging[],
  { unitId, parentId, fromOn }: { unitId: number; parentId: number; fromOn: string },
) {
  const now = belongings.find((one) => one.unitId === unitId && one.untilOn === null);
  const others = belongings.filter((one) => one !== now);
  return [...others, { unitId, parentId: now?.parentId ?? null, untilOn: fromOn }, { unitId, parentId, untilOn: null }];
}

function isTree(parents: ReadonlyMap<number, number | null>): boolean {
  return UNITS.every((unit) => {
    let at: number | null = unit;
    for (let steps = 0; at !== null; steps += 1) {
      if (steps > UNITS.length) return false;
      at = parents.get(at) ?? null;
    }
    return true;
  });
}

describe('the tree of organisations', () => {
  it('stays a tree on every day, whatever moves are asked for', () => {
    const none: readonly Belonging[] = UNITS.map((unitId) => ({ unitId, parentId: null, untilOn: null }));
    fc.assert(
      fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
        let belongings = none;
        for (const each of moves) {
          const follows = belongings.every((one) => one.unitId !== each.unitId || (one.untilOn ?? '') < each.fromOn);
          if (follows && loopDay(belongings, each) === undefined) belongings = moved(belongings, each);
        }
        const days = ['2018-01-01', ...moves.map(({ fromOn }) => fromOn), '2018-12-31'];
        for (const on of days) expect(isTree(parentsOn(belongings, on)), on).toBe(true);
      }),
    );
  });

  it('refuses a move that only another move of a later day turns into a loop, and names that day', () => {
    const belongings = [
      { unitId: 1, parentId: 2, untilOn: '2018-06-01' },
      { unitId: 1, parentId: null, untilOn: null },
      { unitId: 2, parentId: null, untilOn: null },
    ];
    expect(loopDay(belongings, { unitId: 2, parentId: 1, fromOn: '2018-03-01' })).toBe('2018-03-01');
    expect(loopDay(belongings, { unitId: 2, parentId: 1, fromOn: '2018-06-01' })).toBeUndefined();
  });

  it('has a unit with everything under it, at any depth', () => {
    const parents = new Map([
      [1, null],
      [2, 1],
      [3, 2],
      [4, 1],
      [5, null],
    ]);
    expect(belowAmong(parents, 1).sort()).toEqual([1, 2, 3, 4]);
    expect(belowAmong(parents, 5)).toEqual([5]);
  });
});
