import { ENTERPRISE_ROLES, type Role } from '../../../shared/accounts.ts';

/** Who may what with publications. They are public, so whoever works here may read them; what a house takes in is its analysts' work. */
export const patentsPolicy = {
  search: { roles: ['analyst', 'screener', 'reviewer', 'officer', ...ENTERPRISE_ROLES] },
  import: { roles: ['analyst'] },
  /** Searches done for somebody; what was asked for in them is seen by the same people. */
  serve: { roles: ['analyst', 'screener', 'reviewer'] },
} as const satisfies Record<string, { readonly roles: readonly Role[] }>;
