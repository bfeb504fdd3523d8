import { describe, expect, it } from 'vitest';
import { standingOn } from './rules.ts';

describe('what becomes of a profile', () => {
  const day = '2026-11-22';

  it.each([
    [{ status: 'active', runningVersion: 2 }, 'running'],
    [{ status: 'active' }, 'waiting'],
    [{ status: 'active', validTo: '2026-11-22', runningVersion: 1 }, 'running'],
    [{ status: 'active', validTo: '2026-11-21', runningVersion: 1 }, 'expired'],
    [{ status: 'active', validTo: '2026-11-21' }, 'expired'],
    [{ status: 'active', validFrom: '2026-11-23', runningVersion: 1 }, 'scheduled'],
    [{ status: 'active', validFrom: '2026-11-23' }, 'waiting'],
    [{ status: 'paused', runningVersion: 1 }, 'paused'],
    [{ status: 'draft', runningVersion: 1 }, 'draft'],
  ] as const)('%j is %s', (standing, expected) => {
    expect(standingOn(standing, day)).toBe(expected);
  });
});
