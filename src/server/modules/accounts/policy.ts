import type { Role } from '../../../shared/accounts.ts';
import { ADMIN_ROLES, ENTERPRISE_ROLES, STAFF_ROLES, UNIT_ROLES } from '../../../shared/accounts.ts';
import { PROPOSERS } from '../../../shared/post-roles.ts';
import { PERSON_ONLY } from '../../platform/http/index.ts';

const EVERYBODY: readonly Role[] = [...STAFF_ROLES, ...ENTERPRISE_ROLES, ...UNIT_ROLES, ...ADMIN_ROLES];

/**
 * Who may what with accounts. The three administrators are kept apart: one enters people, one gives rights, one reads what was done.
 * No program does any of it in a person's name.
 */
export const accountsPolicy = {
  ownAccount: { roles: EVERYBODY, scope: PERSON_ONLY },
  listPeople: { roles: ['system-admin', 'security-admin'], scope: PERSON_ONLY },
  enterPeople: { roles: ['system-admin'], scope: PERSON_ONLY },
  /** Asks for an account for whoever holds a post: no more than a wish. */
  propose: { roles: PROPOSERS, scope: PERSON_ONLY },
  giveRights: { roles: ['security-admin'], scope: PERSON_ONLY },
} as const satisfies Record<string, { readonly roles: readonly Role[]; readonly scope: string }>;
