import type { Role } from '../../../shared/accounts.ts';
import { UNIT_ROLES } from '../../../shared/accounts.ts';

/** A unit writes and hands in, its province checks, the house publishes. What is published is everybody's. */
export const bulletinPolicy = {
  /** People of units see what their own unit and those below it wrote. */
  read: { roles: ['officer', ...UNIT_ROLES] },
  write: { roles: ['province-contact', 'service-point-staff'] },
  /** The responsible person for what comes from below, the officer for what no province checks. */
  check: { roles: ['province-responsible', 'officer'] },
  recommend: { roles: ['province-responsible'] },
  publish: { roles: ['officer'] },
} as const satisfies Record<string, { readonly roles: readonly Role[] }>;
