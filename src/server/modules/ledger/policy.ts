import { PROVINCE_ROLES, type Role, UNIT_ROLES } from '../../../shared/accounts.ts';
import { PERSON_ONLY } from '../../platform/http/index.ts';

/**
 * Who reaches the ledger. The officer sees all of it, people of a province their own unit and those below, people of a service point their
 * own unit; which step of which return or entry is whose is told in `viewer.ts`.
 */
export const ledgerPolicy = {
  read: { roles: ['officer', ...UNIT_ROLES] },
  /** A return is written by those of its unit. */
  write: { roles: ['province-contact', 'service-point-staff'] },
  step: { roles: ['officer', ...UNIT_ROLES] },
  /** Entries opened by hand. */
  open: { roles: ['officer', ...PROVINCE_ROLES] },
  /** Days that hold for all: of returns, and of the working calendar. */
  days: { roles: ['officer'] },
  /** A calendar's address is handed to a person. */
  ownCalendar: { roles: ['officer', ...UNIT_ROLES], scope: PERSON_ONLY },
} as const satisfies Record<string, { readonly roles: readonly Role[]; readonly scope?: string }>;
