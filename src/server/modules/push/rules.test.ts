import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issueFrequency } from '../../../shared/push.ts';
import { idempotencyKey, nextAttempt, nextDueOn } from './rules.ts';

describe('the rhythm of issues', () => {
  it.each([
    ['2026-11-23', 'daily', '2026-11-23', '2026-11-24'],
    ['2026-11-23', 'daily', '2026-12-31', '2027-01-01'],
    ['2026-11-23', 'weekly', '2026-11-23', '2026-11-30'],
    ['2026-11-23', 'weekly', '2026-11-25', '2026-11-30'],
    ['2026-11-23', 'weekly', '2026-12-20', '2026-12-21'],
    ['2026-11-23', 'fortnightly', '2026-11-23', '2026-12-07'],
    ['2026-11-23', 'fortnightly', '2026-12-06', '2026-12-07'],
    ['2026-11-23', 'monthly', '2026-11-23', '2026-12-23'],
    ['2026-11-23', 'monthly', '2026-12-22', '2026-12-23'],
    ['2026-12-31', 'monthly', '2026-12-31', '2027-01-31'],
    ['2027-01-31', 'monthly', '2027-01-31', '2027-02-28'],
    ['2027-01-31', 'monthly', '2027-02-28', '2027-03-31'],
    ['2027-01-31', 'monthly', '2027-03-31', '2027-04-30'],
    ['2028-01-31', 'monthly', '2028-02-01', '2028-02-29'],
    ['2027-01-30', 'monthly', '2027-02-28', '2027-03-30'],
    ['2026-12-01', 'weekly', '2026-11-23', '2026-12-01'],
    ['2026-12-31', 'monthly', '2026-11-23', '2026-12-31'],
  ] as const)('begun on %s, %s: after %s comes %s', (start, frequency, day, due) => {
    expect(nextDueOn(start, frequency, day)).toBe(due);
  });

  it('always gives a later day, and the same one until that day comes', () => {
    const aDay = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(aDay, aDay, fc.constantFrom(...issueFrequency.options), (start, day, frequency) => {
        const due = nextDueOn(start, frequency, day);
        expect(due > day && due >= start).toBe(true);
        const dayBefore = new Date(Date.parse(due) - 86_400_000).toISOString().slice(0, 10);
        expect(nextDueOn(start, frequency, dayBefore)).toBe(due);
      }),
    );
  });
});

describe('attempts', () => {
  it('come later each time, and end after the eighth', () => {
    const now = new Date('2026-11-23T00:00:00Z');
    const minutes = [1, 2, 3, 4, 5, 6, 7].map((attempts) => {
      const next = nextAttempt(attempts, now);
      return next && (next.getTime() - now.getTime()) / 60_000;
    });
    expect(minutes).toEqual([1, 5, 30, 120, 360, 720, 1440]);
    expect(nextAttempt(8, now)).toBeUndefined();
  });

  it('of one delivery bear one key, and no other delivery bears it', () => {
    expect(idempotencyKey(1, 2, 3)).toBe(idempotencyKey(1, 2, 3));
    const keys = [idempotencyKey(1, 2, 3), idempotencyKey(1, 23, 3), idempotencyKey(1, 2, 33), idempotencyKey(2, 2, 3)];
    expect(new Set(keys).size).toBe(4);
  });
});
