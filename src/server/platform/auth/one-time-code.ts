import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as authenticator apps have it: SHA-1, six digits, thirty seconds. */
const PERIOD_SECONDS = 30;
/** Steps before and after the present one whose codes are taken, for clocks that are not quite right. */
const WINDOW = 1;

export function newCodeSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address that an authenticator app reads from a QR code. */
export function enrolmentAddress(secret: string, issuer: string, label: string): string {
  return codes(secret, issuer, label).toString();
}

/** The time step that a code stands for; undefined for a wrong one. A step is to be taken once, and none before it any more. */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  const timestamp = now.getTime();
  const delta = codes(secret).validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
}

/** The code that an authenticator app shows at an instant. */
export function codeAt(secret: string, now: Date): string {
  return codes(secret).generate({ timestamp: now.getTime() });
}

function codes(secret: string, issuer = '', label = ''): TOTP {
  return new TOTP({ issuer, label, secret: Secret.fromBase32(secret), period: PERIOD_SECONDS });
}
