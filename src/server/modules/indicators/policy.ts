import { PROVINCE_ROLES, type Role, STAFF_ROLES, UNIT_ROLES } from '../../../shared/accounts.ts';

/** The house's people see all numbers, a unit's people those of their own unit and of what is below; one answers for what they mean. */
export const indicatorsPolicy = {
  read: { roles: [...STAFF_ROLES, ...UNIT_ROLES] },
  /** What a closed year counted: a province's people see their own province's. */
  closing: { roles: ['officer', ...PROVINCE_ROLES] },
  govern: { roles: ['officer'] },
} as const satisfies Record<string, { readonly roles: readonly Role[] }>;
