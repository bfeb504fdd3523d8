import { ENTERPRISE_ROLES } from '../../../shared/roles.ts';
import { type PageEntry, WORKERS } from '../../app/page-entry.ts';

export const profilesPages: readonly PageEntry[] = [
  { path: '/profiles', label: 'profiles', roles: WORKERS, load: () => import('./profile-list-page.tsx') },
  { path: '/profiles/new', roles: ['analyst'], load: () => import('./new-profile-page.tsx') },
  { path: '/profiles/:id', roles: WORKERS, load: () => import('./profile-page.tsx') },
  { path: '/my-profiles', label: 'profiles', roles: ENTERPRISE_ROLES, load: () => import('./my-profiles-page.tsx') },
  { path: '/my-profiles/:id', roles: ENTERPRISE_ROLES, load: () => import('./my-profile-page.tsx') },
];
