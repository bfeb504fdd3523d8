import { ADMIN_ROLES, ENTERPRISE_ROLES, type Role, STAFF_ROLES, UNIT_ROLES } from '../../../shared/accounts.ts';
import type { Problem } from '../../platform/problems.ts';
import * as problems from './problems.ts';

/** Wrong passwords or codes in a row after which an account is locked, and for how long. GB/T 22239-2019, 8.1.4.1 b) asks for both. */
export const FAILURES_ALLOWED = 5;
const LOCK_MINUTES = 15;
/** A session that nobody used for so long asks for the password again. */
export const IDLE_MINUTES = 15;
/** A session ends after so long, used or not. */
export const SESSION_HOURS = 12;
/** A password is changed after so many days, and differs from the last ones. GB/T 22239-2019, 8.1.4.1 a) asks for regular change. */
export const PASSWORD_DAYS = 90;
export const PASSWORDS_REMEMBERED = 5;
export const INVITATION_DAYS = 7;
/** How long a browser may be away at an identity service. */
export const ATTEMPT_MINUTES = 10;

const SHORTEST_PASSWORD = 10;
/** What stands before the @ of an address may be a single letter, which any password may have. */
const SHORTEST_NAME = 3;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What makes a password unfit, or undefined. */
export function passwordFault(password: string, account: { readonly login: string }): Problem | undefined {
  if ([...password].length < SHORTEST_PASSWORD) return problems.passwordTooShort(SHORTEST_PASSWORD);
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(password)).length;
  if (kinds < 3) return problems.passwordTooSimple;
  const name = account.login.split('@')[0] ?? account.login;
  return name.length >= SHORTEST_NAME && password.toLowerCase().includes(name) ? problems.passwordHasName : undefined;
}

/** What makes a set of roles impossible at an organisation, or undefined. */
export function rolesFault(roles: readonly Role[], organisation: { readonly isHouse: boolean }): Problem | undefined {
  const group = [STAFF_ROLES, ENTERPRISE_ROLES, UNIT_ROLES, ADMIN_ROLES].find((each) => isOneOf(each, roles[0]));
  if (group === undefined || !roles.every((each) => isOneOf(group, each))) return problems.rolesMixed;
  if (group === ADMIN_ROLES && roles.length > 1) return problems.administratorsApart;
  const isServed = group === ENTERPRISE_ROLES || group === UNIT_ROLES;
  return isServed === organisation.isHouse ? problems.rolesElsewhere : undefined;
}

function isOneOf(group: readonly Role[], one: Role | undefined): boolean {
  return one !== undefined && group.includes(one);
}

/** Roles of people outside the administration, who prove once who they are. */
const ONE_FACTOR: readonly Role[] = [...ENTERPRISE_ROLES, 'service-point-staff'];

/** Officials of the house and of the provinces, staff and administrators prove twice who they are; the people of others once. */
export function needsSecondFactor(roles: readonly Role[]): boolean {
  return !roles.every((each) => isOneOf(ONE_FACTOR, each));
}

/** Until when an account is locked that is locked now. */
export function lockEnd(now: Date): Date {
  return new Date(now.getTime() + LOCK_MINUTES * MINUTE);
}

export function attemptEnd(now: Date): Date {
  return new Date(now.getTime() + ATTEMPT_MINUTES * MINUTE);
}

export function isIdle({ seen_at }: { readonly seen_at: Date }, now: Date): boolean {
  return now.getTime() - seen_at.getTime() > IDLE_MINUTES * MINUTE;
}

export function isPasswordOld(changedAt: Date | null, now: Date): boolean {
  return changedAt === null || now.getTime() - changedAt.getTime() > PASSWORD_DAYS * DAY;
}

export function invitationEnd(now: Date): Date {
  return new Date(now.getTime() + INVITATION_DAYS * DAY);
}

export function sessionEnd(now: Date): Date {
  return new Date(now.getTime() + SESSION_HOURS * 60 * MINUTE);
}
