import type { ComponentType } from 'react';
import { ADMIN_ROLES, ENTERPRISE_ROLES, type Role, STAFF_ROLES, UNIT_ROLES } from '../../shared/roles.ts';
import type { navigationTexts } from './texts.ts';

/** A page behind the sign-in: its address, who has it, and where it stands in the navigation. */
export interface PageEntry {
  readonly path: string;
  readonly roles: readonly Role[];
  /** The roles whose day begins here. */
  readonly startOf?: readonly Role[];
  readonly load: () => Promise<{ readonly default: ComponentType }>;
  /** Its name in the navigation; absent for a page that is reached from another. */
  readonly label?: keyof (typeof navigationTexts)['zh'];
}

/** The programme from the plan to the yearbook, the service from the search to the use, and the house itself. */
export const NAVIGATION_PARTS = ['programme', 'service', 'house'] as const;
export type NavigationPart = (typeof NAVIGATION_PARTS)[number];

/** A page with the part of the navigation that it belongs to. */
export interface NavigationPage extends PageEntry {
  readonly part: NavigationPart;
}

export const EVERYBODY: readonly Role[] = [...STAFF_ROLES, ...ENTERPRISE_ROLES, ...UNIT_ROLES, ...ADMIN_ROLES];
/** The push team. */
export const WORKERS: readonly Role[] = ['analyst', 'screener', 'reviewer'];
