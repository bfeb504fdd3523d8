import { expect, it } from 'vitest';
import { clockAt, dayOf } from './clock.ts';

it('gives the day of the house, whatever the time zone of the machine', () => {
  const before = process.env.TZ;
  try {
    for (const zone of ['UTC', 'America/New_York', 'Asia/Shanghai']) {
      process.env.TZ = zone;
      const days = ['2026-11-22T15:59:59Z', '2026-11-22T16:00:00Z'].map((instant) =>
        dayOf({ clock: clockAt(instant) }),
      );
      expect(days, zone).toEqual(['2026-11-22', '2026-11-23']);
    }
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
});
