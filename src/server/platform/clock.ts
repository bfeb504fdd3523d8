/** Where the time comes from. Rules and stores take it as a parameter, so that a test can say what day it is. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still at an instant. */
export function clockAt(instant: string): Clock {
  const milliseconds = Date.parse(instant);
  if (Number.isNaN(milliseconds)) throw new RangeError(`${instant} is not an instant.`);
  return { now: () => new Date(milliseconds) };
}
