import { type ApiScope, ENTERPRISE_ROLES, type Role } from '../../../shared/accounts.ts';

/**
 * Who may what with effects. The desk is the enterprise's own; in the flow the house sees all that it serves, an enterprise's manager
 * sees the own enterprise, and an officer sees numbers and records but no profile.
 */
export const effectsPolicy = {
  desk: { roles: ENTERPRISE_ROLES },
  /** An API key may be good for judging and for nothing else that changes. */
  judge: { roles: ENTERPRISE_ROLES, scope: 'judge' },
  /** Opening and closing feeds of the own enterprise. */
  feeds: { roles: ['ip-manager'] },
  flow: { roles: ['analyst', 'screener', 'reviewer', 'officer', 'ip-manager'] },
} as const satisfies Record<string, { readonly roles: readonly Role[]; readonly scope?: ApiScope }>;

/** The roles of the house that work on profiles and may see their names in the flow. */
export const PROFILE_READERS: readonly Role[] = ['analyst', 'screener', 'reviewer'];
