import { UNIT_ROLES } from '../../../shared/roles.ts';
import type { PageEntry } from '../../app/page-entry.ts';

export const planPages: readonly PageEntry[] = [
  { path: '/plans', roles: ['officer'], load: () => import('./plans-page.tsx'), label: 'plans' },
  { path: '/plans/:id', roles: ['officer', ...UNIT_ROLES], load: () => import('./plan-page.tsx') },
  { path: '/assignments', roles: UNIT_ROLES, load: () => import('./assignments-page.tsx'), label: 'assignments' },
];
