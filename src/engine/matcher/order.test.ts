import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderOf } from './order.ts';

describe('the order of keys', () => {
  it('is ascending, and keeps equal keys as they came, few or many', () => {
    const key = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom(0x1_0000, 0xffff, 0x7_0001, 0xffff_ffff));
    fc.assert(
      fc.property(fc.array(key, { maxLength: 40 }), fc.constantFrom(1, 1, 1, 200), (list, times) => {
        const keys = Uint32Array.from({ length: list.length * times }, (_, i) => list[i % list.length]!);
        const expected = [...keys.keys()].sort((one, other) => keys[one]! - keys[other]! || one - other);
        expect(orderOf(keys).join()).toBe(expected.join());
      }),
    );
  });
});
