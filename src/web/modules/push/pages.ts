import { type PageEntry, WORKERS } from '../../app/page-entry.ts';

export const pushPages: readonly PageEntry[] = [
  { path: '/issues', label: 'issues', roles: WORKERS, startOf: ['reviewer'], load: () => import('./issues-page.tsx') },
  { path: '/issues/:id', roles: WORKERS, load: () => import('./issue-page.tsx') },
  { path: '/subscriptions', label: 'subscriptions', roles: WORKERS, load: () => import('./subscriptions-page.tsx') },
  {
    path: '/outbox',
    label: 'outbox',
    roles: ['analyst', 'reviewer', 'system-admin'],
    load: () => import('./outbox-page.tsx'),
  },
];
