import { EVERYBODY, type PageEntry } from '../../app/page-entry.ts';

export const accountsPages: readonly PageEntry[] = [
  { path: '/account', roles: EVERYBODY, load: () => import('./account-page.tsx') },
  {
    path: '/people',
    roles: ['system-admin', 'security-admin'],
    startOf: ['security-admin'],
    load: () => import('./people-page.tsx'),
    label: 'people',
  },
];
