/** Where the time comes from. Rules and stores take it as a parameter, so that a test can say what day it is. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** The time zone of the house, by which days begin and regular work starts, whatever zone the machine is set to. */
export const HOUSE_TIME_ZONE = 'Asia/Shanghai';

const houseDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: HOUSE_TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day (ISO) that it is at the house, by the clock of whoever asks. */
export function dayOf({ clock }: { readonly clock: Clock }): string {
  const parts = new Map(houseDay.formatToParts(clock.now()).map(({ type, value }) => [type, value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

/** An instant as it is told at the house, to the minute: `2018-12-31 09:05`. */
export function houseInstant(at: Date): string {
  return at.toLocaleString('sv-SE', { timeZone: HOUSE_TIME_ZONE }).slice(0, 16);
}

/** A clock that stands still at an instant. */
export function clockAt(instant: string): Clock {
  const milliseconds = Date.parse(instant);
  if (Number.isNaN(milliseconds)) throw new RangeError(`${instant} is not an instant.`);
  return { now: () => new Date(milliseconds) };
}
