import { type Role, UNIT_ROLES } from '../../../shared/roles.ts';
import type { PageEntry } from '../../app/page-entry.ts';

const READERS: readonly Role[] = ['officer', ...UNIT_ROLES];

export const indicatorsPages: readonly PageEntry[] = [
  { path: '/indicators', label: 'indicators', roles: READERS, load: () => import('./indicators-page.tsx') },
  { path: '/indicators/records', roles: READERS, load: () => import('./indicator-records-page.tsx') },
];
