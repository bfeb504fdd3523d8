import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { countTogether } from './count-together.ts';

/** Counts that end when they are told to, and how many began. */
function held() {
  const begun: PromiseWithResolvers<number>[] = [];
  const count = () => {
    const one = Promise.withResolvers<number>();
    begun.push(one);
    return one.promise;
  };
  const settled = async () => {
    for (let turn = 0; turn < 3; turn++) await setImmediate();
  };
  return { begun, count, settled };
}

describe('counting together', () => {
  it('gives all who ask while a count runs the next one, and none the one that began before they asked', async () => {
    const { begun, count, settled } = held();
    const together = countTogether<number>();
    const first = together('year', count);
    await settled();
    const late = [together('year', count), together('year', count)];
    expect(begun).toHaveLength(1);
    begun[0]?.resolve(1);
    expect(await first).toBe(1);
    await settled();
    expect(begun).toHaveLength(2);
    const later = together('year', count);
    begun[1]?.resolve(2);
    expect(await Promise.all(late)).toEqual([2, 2]);
    await settled();
    begun[2]?.resolve(3);
    expect(await later).toBe(3);
    expect(begun).toHaveLength(3);
  });

  it('is one count for all who ask in one moment, though each count would end before the next asks', async () => {
    let counts = 0;
    const together = countTogether<number>();
    const ask = async () => {
      await setImmediate();
      return together('year', async () => ++counts);
    };
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
    expect(await ask()).toBe(2);
  });

  it('does not wait for what is something else', async () => {
    const { begun, count, settled } = held();
    const together = countTogether<number>();
    const answers = [together('year', count), together('quarter', count)];
    await settled();
    begun[1]?.resolve(2);
    expect(await answers[1]).toBe(2);
    begun[0]?.resolve(1);
    expect(await answers[0]).toBe(1);
  });

  it('tells the failure of a count to those who share it, and counts again for the next', async () => {
    const { begun, count, settled } = held();
    const together = countTogether<number>();
    const failing = together('year', count);
    await settled();
    const after = together('year', count);
    begun[0]?.reject(new Error('stopped'));
    await expect(failing).rejects.toThrow('stopped');
    await settled();
    begun[1]?.resolve(2);
    expect(await after).toBe(2);
  });
});
