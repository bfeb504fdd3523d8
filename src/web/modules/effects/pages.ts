import { ENTERPRISE_ROLES } from '../../../shared/roles.ts';
import { type PageEntry, WORKERS } from '../../app/page-entry.ts';

export const deskPages: readonly PageEntry[] = [
  {
    path: '/desk',
    label: 'desk',
    roles: ENTERPRISE_ROLES,
    startOf: ENTERPRISE_ROLES,
    load: () => import('./desk-page.tsx'),
  },
  { path: '/desk/items/:id', roles: ENTERPRISE_ROLES, load: () => import('./desk-item-page.tsx') },
  { path: '/desk/history', roles: ENTERPRISE_ROLES, load: () => import('./desk-history-page.tsx') },
  { path: '/desk/subscriptions', roles: ENTERPRISE_ROLES, load: () => import('./desk-subscriptions-page.tsx') },
];

const FLOW_READERS = [...WORKERS, 'officer', 'ip-manager'] as const;

export const flowPages: readonly PageEntry[] = [
  { path: '/flow', label: 'flow', roles: FLOW_READERS, load: () => import('./flow-page.tsx') },
  { path: '/flow/records', roles: FLOW_READERS, load: () => import('./flow-records-page.tsx') },
];
