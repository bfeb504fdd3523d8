import { type Role, UNIT_ROLES } from '../../../shared/roles.ts';
import type { PageEntry } from '../../app/page-entry.ts';

const READERS: readonly Role[] = ['officer', ...UNIT_ROLES];

export const ledgerPages: readonly PageEntry[] = [
  { path: '/matters', label: 'matters', roles: READERS, startOf: READERS, load: () => import('./matters-page.tsx') },
  { path: '/returns', label: 'returns', roles: READERS, load: () => import('./returns-page.tsx') },
  { path: '/returns/:id', roles: READERS, load: () => import('./return-page.tsx') },
  { path: '/ledger', label: 'ledger', roles: READERS, load: () => import('./ledger-page.tsx') },
  { path: '/ledger/import', roles: READERS, load: () => import('./ledger-import-page.tsx') },
  { path: '/ledger-months', label: 'ledgerMonths', roles: READERS, load: () => import('./months-page.tsx') },
  { path: '/work-calendar', label: 'workCalendar', roles: READERS, load: () => import('./work-calendar-page.tsx') },
];
