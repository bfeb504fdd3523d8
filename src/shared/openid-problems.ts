/** The parameter in the entrance's address that says why somebody is back from the identity service without being signed in. */
export const OPENID_PROBLEM = 'sign-in';

/** Kept apart from the contracts, whose library the entrance need not load. */
export const OPENID_PROBLEMS = [
  /** Not finished there by the person. */
  'cancelled',
  /** Too old, used before, or begun in another browser. */
  'stale',
  /** The service's answer cannot be believed. */
  'failed',
  /** The service does not answer. */
  'unavailable',
  /** No account that may be used is this person's. */
  'unknown',
  /** The account is locked after wrong tries. */
  'locked',
  /** The account's roles are not given yet. */
  'waiting',
] as const;
export type OpenIdProblem = (typeof OPENID_PROBLEMS)[number];
