import { type Role, STAFF_ROLES, UNIT_ROLES } from '../../../shared/accounts.ts';

/**
 * Who may what with services. Whoever serves enters what their own unit did; the house's people see all of it, a unit's people their own
 * and what is below, an enterprise what was done for it.
 */
export const servicesPolicy = {
  read: { roles: [...STAFF_ROLES, ...UNIT_ROLES, 'ip-manager'] },
  enter: { roles: ['service-point-staff', 'province-contact', 'analyst'] },
} as const satisfies Record<string, { readonly roles: readonly Role[] }>;
