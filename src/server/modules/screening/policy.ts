import type { Role } from '../../../shared/accounts.ts';

/** Who may what with the queue. Who decides is not who wrote the profile; what two readers disagree on is the reviewer's. */
export const screeningPolicy = {
  read: { roles: ['analyst', 'screener', 'reviewer'] },
  decide: { roles: ['screener', 'reviewer'] },
  /** Not the screeners: whoever is still to read an item must not know what another thought. */
  readConflicts: { roles: ['analyst', 'reviewer'] },
  settle: { roles: ['reviewer'] },
  set: { roles: ['analyst', 'reviewer'] },
  screen: { roles: ['analyst', 'screener', 'reviewer'] },
} as const satisfies Record<string, { readonly roles: readonly Role[] }>;
