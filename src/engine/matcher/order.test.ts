import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderOf } from './order.ts';

describe('the order of keys', () => {
  it('is ascending, and keeps equal keys as they came', () => {
    const key = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom(0x1_0000, 0xffff, 0x7_0001, 0xffff_ffff));
    fc.assert(
      fc.property(fc.array(key), (list) => {
        const keys = Uint32Array.from(list);
        const expected = [...keys.keys()].sort((one, other) => keys[one]! - keys[other]! || one - other);
        expect([...orderOf(keys)]).toEqual(expected);
      }),
    );
  });
});
