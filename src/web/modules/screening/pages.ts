import { type PageEntry, WORKERS } from '../../app/page-entry.ts';

export const screeningPages: readonly PageEntry[] = [
  { path: '/queue', label: 'queue', roles: WORKERS, startOf: ['screener'], load: () => import('./queue-page.tsx') },
  { path: '/queue/conflicts', roles: ['analyst', 'reviewer'], load: () => import('./conflicts-page.tsx') },
  { path: '/queue/runs', roles: WORKERS, load: () => import('./runs-page.tsx') },
];
