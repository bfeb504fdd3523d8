import { type Role, UNIT_ROLES } from '../../../shared/roles.ts';
import type { PageEntry } from '../../app/page-entry.ts';

const READERS: readonly Role[] = ['officer', ...UNIT_ROLES];

export const bulletinPages: readonly PageEntry[] = [
  { path: '/contributions', label: 'contributions', roles: READERS, load: () => import('./contributions-page.tsx') },
  {
    path: '/contributions/new',
    roles: ['province-contact', 'service-point-staff'],
    load: () => import('./new-contribution-page.tsx'),
  },
  { path: '/contributions/:id', roles: READERS, load: () => import('./contribution-page.tsx') },
];
