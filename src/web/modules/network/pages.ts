import { PROVINCE_ROLES, STAFF_ROLES, UNIT_ROLES } from '../../../shared/roles.ts';
import type { PageEntry } from '../../app/page-entry.ts';

const OF_YEARS = [...STAFF_ROLES, ...UNIT_ROLES];

export const networkPages: readonly PageEntry[] = [
  { path: '/units', roles: OF_YEARS, load: () => import('./units-page.tsx'), label: 'units' },
  { path: '/units/:id', roles: OF_YEARS, load: () => import('./unit-page.tsx') },
  { path: '/units/map', roles: OF_YEARS, load: () => import('./region-page.tsx') },
  {
    path: '/units/workbook',
    roles: [...STAFF_ROLES, ...PROVINCE_ROLES],
    load: () => import('./workbook-page.tsx'),
  },
  { path: '/service-points', roles: OF_YEARS, load: () => import('./service-points-page.tsx'), label: 'servicePoints' },
];

/** What the house is made of, and what its administrators watch. */
export const housePages: readonly PageEntry[] = [
  {
    path: '/organisations',
    roles: [...STAFF_ROLES, 'system-admin'],
    load: () => import('./organisations-page.tsx'),
    label: 'organisations',
  },
  {
    path: '/audit',
    roles: ['audit-admin'],
    startOf: ['audit-admin'],
    load: () => import('./audit-page.tsx'),
    label: 'audit',
  },
  {
    path: '/settings',
    roles: ['system-admin'],
    startOf: ['system-admin'],
    load: () => import('./settings-page.tsx'),
    label: 'settings',
  },
];
