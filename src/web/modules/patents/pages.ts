import { ENTERPRISE_ROLES } from '../../../shared/roles.ts';
import { type PageEntry, WORKERS } from '../../app/page-entry.ts';

const SEARCHERS = [...WORKERS, 'officer', ...ENTERPRISE_ROLES] as const;

export const searchPages: readonly PageEntry[] = [
  { path: '/search', label: 'search', roles: SEARCHERS, startOf: ['analyst'], load: () => import('./search-page.tsx') },
  { path: '/publications/:number', roles: SEARCHERS, load: () => import('./publication-page.tsx') },
  { path: '/saved-queries', roles: SEARCHERS, load: () => import('./saved-queries-page.tsx') },
];

export const importPages: readonly PageEntry[] = [
  { path: '/imports', label: 'imports', roles: ['analyst'], load: () => import('./imports-page.tsx') },
  { path: '/imports/:id', roles: ['analyst'], load: () => import('./import-page.tsx') },
];
