import { STAFF_ROLES } from '../../../shared/accounts.ts';
import type { PageEntry } from '../../app/page-entry.ts';

export const networkPages: readonly PageEntry[] = [
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
