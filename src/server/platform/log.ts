import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/** The log: one JSON object a line on stderr, because stdout belongs to what a command prints. */
export function openLog(level: string, to: DestinationStream = pino.destination({ fd: 2, sync: true })): Log {
  const redact = {
    paths: [
      'password',
      'token',
      'secret',
      'authorization',
      'cookie',
      '*.password',
      '*.token',
      '*.secret',
      'headers.authorization',
      'headers.cookie',
    ],
    censor: '[hidden]',
  };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact }, to);
}
