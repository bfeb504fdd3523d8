import { PROVINCE_ROLES, type Role } from '../../../shared/roles.ts';
import type { PageEntry } from '../../app/page-entry.ts';

const READERS: readonly Role[] = ['officer', ...PROVINCE_ROLES];

export const yearbookPages: readonly PageEntry[] = [
  { path: '/summaries', label: 'summaries', roles: READERS, load: () => import('./summaries-page.tsx') },
  { path: '/summaries/:id', roles: READERS, load: () => import('./summary-page.tsx') },
  { path: '/yearbook', label: 'yearbook', roles: ['officer'], load: () => import('./yearbook-page.tsx') },
];
