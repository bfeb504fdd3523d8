import { STAFF_ROLES, UNIT_ROLES } from '../../../shared/roles.ts';
import type { PageEntry } from '../../app/page-entry.ts';

export const servicesPages: readonly PageEntry[] = [
  {
    path: '/services',
    roles: [...STAFF_ROLES, ...UNIT_ROLES, 'ip-manager'],
    load: () => import('./services-page.tsx'),
    label: 'services',
  },
];
