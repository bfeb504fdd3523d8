import { describe, expect, it } from 'vitest';
import { ADMIN_ROLES, ENTERPRISE_ROLES, PROVINCE_ROLES, STAFF_ROLES, UNIT_ROLES } from '../../../shared/accounts.ts';
import { needsSecondFactor, rolesFault } from './rules.ts';

const HOUSE = { isHouse: true };
const SERVED = { isHouse: false };

describe('roles', () => {
  it.each([...STAFF_ROLES, ...ADMIN_ROLES])('of the house are at home there, and nowhere else: %s', (role) => {
    expect(rolesFault([role], HOUSE)).toBeUndefined();
    expect(rolesFault([role], SERVED)?.code).toBe('accounts.roles-elsewhere');
  });

  it.each([...ENTERPRISE_ROLES, ...UNIT_ROLES])('of %s are at home with their own unit', (role) => {
    expect(rolesFault([role], SERVED)).toBeUndefined();
    expect(rolesFault([role], HOUSE)?.code).toBe('accounts.roles-elsewhere');
  });

  it('of two groups are not one person’s', () => {
    expect(rolesFault(['reader', 'province-contact'], SERVED)?.code).toBe('accounts.roles-mixed');
    expect(rolesFault([...PROVINCE_ROLES], SERVED)).toBeUndefined();
  });
});

describe('the second factor', () => {
  it.each([...STAFF_ROLES, ...ADMIN_ROLES, ...PROVINCE_ROLES])('is asked of %s, also beside another role', (role) => {
    expect(needsSecondFactor([role])).toBe(true);
    expect(needsSecondFactor(['service-point-staff', role])).toBe(true);
  });

  it.each([...ENTERPRISE_ROLES, 'service-point-staff'] as const)('is not asked of %s', (role) => {
    expect(needsSecondFactor([role])).toBe(false);
  });
});
