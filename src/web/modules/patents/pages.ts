import { ENTERPRISE_ROLES } from '../../../shared/accounts.ts';
import { type PageEntry, WORKERS } from '../../app/page-entry.ts';

export const searchPages: readonly PageEntry[] = [
  {
    path: '/search',
    label: 'search',
    roles: [...WORKERS, 'officer', ...ENTERPRISE_ROLES],
    load: () => import('./search-page.tsx'),
  },
];

export const importPages: readonly PageEntry[] = [];
