import type { Role } from '../../../shared/accounts.ts';
import { PROVINCE_ROLES, UNIT_ROLES } from '../../../shared/accounts.ts';

/** The officer makes the plan; people of units read it once it is issued, and see of its assignments their own and those below. */
export const planPolicy = {
  edit: { roles: ['officer'] },
  read: { roles: ['officer', ...UNIT_ROLES] },
  breakDown: { roles: PROVINCE_ROLES },
} as const satisfies Record<string, { readonly roles: readonly Role[] }>;
