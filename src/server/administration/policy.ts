import type { Role } from '../../shared/accounts.ts';

/** What the administrators see of the installation; who reads the log of what was done does nothing else. */
export const administrationPolicy = {
  readAudit: { roles: ['audit-admin'] },
  settings: { roles: ['system-admin'] },
} as const satisfies Record<string, { readonly roles: readonly Role[] }>;
