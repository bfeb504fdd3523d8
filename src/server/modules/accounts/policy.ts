import type { Role } from '../../../shared/accounts.ts';
import { ADMIN_ROLES, ENTERPRISE_ROLES, STAFF_ROLES } from '../../../shared/accounts.ts';

const EVERYBODY: readonly Role[] = [...STAFF_ROLES, ...ENTERPRISE_ROLES, ...ADMIN_ROLES];

/** Who may what with accounts. The three administrators are kept apart: one enters people, one gives rights, one reads what was done. */
export const accountsPolicy = {
  ownAccount: { roles: EVERYBODY },
  listPeople: { roles: ['system-admin', 'security-admin'] },
  enterPeople: { roles: ['system-admin'] },
  giveRights: { roles: ['security-admin'] },
  readAudit: { roles: ['audit-admin'] },
} as const satisfies Record<string, { readonly roles: readonly Role[] }>;
