import { ENTERPRISE_ROLES } from '../../../shared/accounts.ts';
import type { PageEntry } from '../../app/page-entry.ts';

export const deskPages: readonly PageEntry[] = [
  { path: '/desk', label: 'desk', roles: ENTERPRISE_ROLES, load: () => import('./desk-page.tsx') },
  { path: '/desk/items/:id', roles: ENTERPRISE_ROLES, load: () => import('./desk-item-page.tsx') },
  { path: '/desk/history', roles: ENTERPRISE_ROLES, load: () => import('./desk-history-page.tsx') },
  { path: '/desk/subscriptions', roles: ENTERPRISE_ROLES, load: () => import('./desk-subscriptions-page.tsx') },
];

export const flowPages: readonly PageEntry[] = [];
