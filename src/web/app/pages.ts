import type { Role } from '../../shared/accounts.ts';
import { accountsPages } from '../modules/accounts/pages.ts';
import { bulletinPages } from '../modules/bulletin/pages.ts';
import { deskPages, flowPages } from '../modules/effects/pages.ts';
import { indicatorsPages } from '../modules/indicators/pages.ts';
import { ledgerPages } from '../modules/ledger/pages.ts';
import { networkPages } from '../modules/network/pages.ts';
import { importPages, searchPages } from '../modules/patents/pages.ts';
import { planPages } from '../modules/plan/pages.ts';
import { profilesPages } from '../modules/profiles/pages.ts';
import { pushPages } from '../modules/push/pages.ts';
import { screeningPages } from '../modules/screening/pages.ts';
import { servicesPages } from '../modules/services/pages.ts';
import { yearbookPages } from '../modules/yearbook/pages.ts';
import type { PageEntry } from './page-entry.ts';

/** In the order of the navigation. */
export const pages: readonly PageEntry[] = [
  ...deskPages,
  ...ledgerPages,
  ...indicatorsPages,
  ...planPages,
  ...servicesPages,
  ...searchPages,
  ...importPages,
  ...profilesPages,
  ...screeningPages,
  ...pushPages,
  ...flowPages,
  ...bulletinPages,
  ...yearbookPages,
  ...accountsPages,
  ...networkPages,
];

/** The pages that a person with these roles has. */
export function pagesFor(roles: readonly Role[]): PageEntry[] {
  return pages.filter((page) => page.roles.some((role) => roles.includes(role)));
}

/** Where signing in leads: the page where the person's day begins, else the first that the person has. */
export function startFor(roles: readonly Role[]): PageEntry | undefined {
  const open = pagesFor(roles);
  return open.find((page) => page.startOf?.some((role) => roles.includes(role))) ?? open[0];
}
