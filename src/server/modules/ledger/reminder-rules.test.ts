import chineseDays from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { remindedAt, stageReached } from './reminder-rules.ts';
import type { WorkCalendar } from './working-days.ts';

const state: WorkCalendar = { isWorked: (day) => chineseDays.isWorkday(day) };

describe('reminders', () => {
  it('come at 7, 3 and 0 working days before a day', () => {
    // 30 September 2026 is a Wednesday after the Mid-Autumn Festival, 25 to 27 September; Sunday the 20th is worked for it.
    const stages = ['2026-09-18', '2026-09-20', '2026-09-23', '2026-09-24', '2026-09-28', '2026-09-30'].map((today) =>
      stageReached('2026-09-30', today, state),
    );
    expect(stages).toEqual([undefined, 7, 7, 3, 3, 0]);
  });

  it('of a day on which nobody works come on the last day before it', () => {
    expect(stageReached('2026-10-07', '2026-09-30', state)).toBe(0);
  });

  it('go upward by working days after the day', () => {
    // 1 to 7 October 2026 are free.
    expect(
      ['2026-10-01', '2026-10-07', '2026-10-08', '2026-10-09', '2026-10-10'].map((today) =>
        stageReached('2026-09-30', today, state),
      ),
    ).toEqual([undefined, undefined, -1, -1, -3]);
  });

  it('go by the days that the house entered', () => {
    const calendar: WorkCalendar = { isWorked: (day) => day !== '2026-10-08' && state.isWorked(day) };
    expect(stageReached('2026-09-30', '2026-10-08', calendar)).toBe(undefined);
  });

  it('of a matter that came in late begin with the stage that it has reached', () => {
    expect(stageReached('2026-09-30', '2026-10-20', state)).toBe(-3);
  });

  it('reach the contact, then the responsible persons, then the officer', () => {
    expect(remindedAt(3, false)).toEqual(['contact']);
    expect(remindedAt(-1, false)).toEqual(['contact', 'responsible', 'above']);
    expect(remindedAt(-1, true)).toEqual(['contact', 'responsible', 'officer']);
    expect(remindedAt(-3, true)).toEqual(['contact', 'responsible', 'officer']);
    expect(remindedAt(-3, false)).toEqual(['contact', 'responsible', 'above', 'officer']);
  });
});
