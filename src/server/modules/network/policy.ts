import type { Role } from '../../../shared/accounts.ts';
import { STAFF_ROLES } from '../../../shared/accounts.ts';

/** Who sees and enters the organisations that the house serves. An organisation sees none of the others. */
export const networkPolicy = {
  read: { roles: [...STAFF_ROLES, 'system-admin', 'security-admin'] },
  edit: { roles: ['analyst'] },
} as const satisfies Record<string, { readonly roles: readonly Role[] }>;
