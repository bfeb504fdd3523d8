import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/** What an identity service gives and is given that opens something. */
const OAUTH_SECRETS = ['client_secret', 'code_verifier', 'access_token', 'id_token', 'refresh_token'];

/** The log: one JSON object a line on stderr, because stdout belongs to what a command prints. */
export function openLog(level: string, to: DestinationStream = pino.destination({ fd: 2, sync: true })): Log {
  const redact = {
    paths: [
      'password',
      'token',
      'secret',
      'authorization',
      'cookie',
      ...OAUTH_SECRETS,
      '*.password',
      '*.token',
      '*.secret',
      ...OAUTH_SECRETS.map((name) => `*.${name}`),
      'headers.authorization',
      'headers.cookie',
    ],
    censor: '[hidden]',
  };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact }, to);
}
