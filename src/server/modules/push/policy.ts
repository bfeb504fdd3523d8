import type { Role } from '../../../shared/accounts.ts';

const WORKERS = ['analyst', 'screener', 'reviewer'] as const satisfies readonly Role[];

/**
 * Who may what with issues. Whoever works on them composes and edits; what goes out is one person's word, the reviewer's. System
 * administrators see that something was not sent and why, and never what it says.
 */
export const pushPolicy = {
  seeIssues: { roles: WORKERS },
  compose: { roles: WORKERS },
  approve: { roles: ['reviewer'] },
  seeSubscriptions: { roles: WORKERS },
  changeSubscriptions: { roles: ['analyst', 'reviewer'] },
  seeOutbox: { roles: ['analyst', 'reviewer', 'system-admin'] },
  retry: { roles: ['reviewer', 'system-admin'] },
  readMail: { roles: ['analyst', 'reviewer'] },
} as const satisfies Record<string, { readonly roles: readonly Role[] }>;
