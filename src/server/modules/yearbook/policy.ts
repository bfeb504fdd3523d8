import type { Role } from '../../../shared/accounts.ts';
import { PROVINCE_ROLES } from '../../../shared/accounts.ts';

/** A province writes the summary of its year; the house takes it, and makes the yearbook. */
export const yearbookPolicy = {
  readSummaries: { roles: ['officer', ...PROVINCE_ROLES] },
  writeSummary: { roles: PROVINCE_ROLES },
  acceptSummary: { roles: ['officer'] },
  makeYearbook: { roles: ['officer'] },
} as const satisfies Record<string, { readonly roles: readonly Role[] }>;
