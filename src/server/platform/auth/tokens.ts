import { createHash, randomBytes } from 'node:crypto';

/** A token that nobody guesses: 256 random bits, base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** How a token is stored: SHA-256 in hexadecimal. A token is random, so nothing slower is needed. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
