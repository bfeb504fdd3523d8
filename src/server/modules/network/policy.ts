import type { Role } from '../../../shared/accounts.ts';
import { PROVINCE_ROLES, STAFF_ROLES, UNIT_ROLES } from '../../../shared/accounts.ts';
import type { ServicePointStep } from '../../../shared/network-service-points.ts';

/** Who sees and enters the organisations that the house serves. An enterprise sees none of the others. */
export const networkPolicy = {
  read: { roles: [...STAFF_ROLES, 'system-admin', 'security-admin'] },
  edit: { roles: ['analyst', 'officer'] },
  /** The network of a year: people of units see their own and what is below it. */
  readYears: { roles: [...STAFF_ROLES, ...UNIT_ROLES] },
  takeSteps: { roles: ['analyst', 'officer', ...UNIT_ROLES] },
  exportYears: { roles: [...STAFF_ROLES, ...PROVINCE_ROLES] },
} as const satisfies Record<string, { readonly roles: readonly Role[] }>;

const OF_PROVINCE: readonly ServicePointStep[] = ['apply', 'recommend', 'decline', 'report'];
const OF_POINT: readonly ServicePointStep[] = ['apply', 'report'];

/** The steps in the life of a service point that a person may take: the house all, a province its own part, staff what they hand in. */
export function stepsOfRoles(roles: readonly string[], steps: readonly ServicePointStep[]): ServicePointStep[] {
  if (networkPolicy.edit.roles.some((role) => roles.includes(role))) return [...steps];
  const ofProvince = PROVINCE_ROLES.some((role) => roles.includes(role));
  const own = ofProvince ? OF_PROVINCE : roles.includes('service-point-staff') ? OF_POINT : [];
  return steps.filter((step) => own.includes(step));
}
