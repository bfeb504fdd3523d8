import type { Role } from '../../shared/accounts.ts';
import { accountsPages } from '../modules/accounts/pages.ts';
import { bulletinPages } from '../modules/bulletin/pages.ts';
import { deskPages, flowPages } from '../modules/effects/pages.ts';
import { indicatorsPages } from '../modules/indicators/pages.ts';
import { ledgerPages } from '../modules/ledger/pages.ts';
import { housePages, networkPages } from '../modules/network/pages.ts';
import { importPages, searchPages } from '../modules/patents/pages.ts';
import { planPages } from '../modules/plan/pages.ts';
import { profilesPages } from '../modules/profiles/pages.ts';
import { pushPages } from '../modules/push/pages.ts';
import { screeningPages } from '../modules/screening/pages.ts';
import { servicesPages } from '../modules/services/pages.ts';
import { yearbookPages } from '../modules/yearbook/pages.ts';
import { NAVIGATION_PARTS, type NavigationPage, type NavigationPart, type PageEntry } from './page-entry.ts';

/** Every part of the navigation with its pages, in its order. */
const parts: Readonly<Record<NavigationPart, readonly PageEntry[]>> = {
  programme: [
    ...ledgerPages,
    ...indicatorsPages,
    ...planPages,
    ...servicesPages,
    ...bulletinPages,
    ...yearbookPages,
    ...networkPages,
  ],
  service: [
    ...deskPages,
    ...searchPages,
    ...importPages,
    ...profilesPages,
    ...screeningPages,
    ...pushPages,
    ...flowPages,
  ],
  house: [...accountsPages, ...housePages],
};

export const pages: readonly NavigationPage[] = NAVIGATION_PARTS.flatMap((part) =>
  parts[part].map((page) => ({ ...page, part })),
);

/** The pages that a person with these roles has. */
export function pagesFor(roles: readonly Role[]): NavigationPage[] {
  return pages.filter((page) => page.roles.some((role) => roles.includes(role)));
}

/** Where signing in leads: the page where the person's day begins, else the first that the person has. */
export function startFor(roles: readonly Role[]): NavigationPage | undefined {
  const open = pagesFor(roles);
  return open.find((page) => page.startOf?.some((role) => roles.includes(role))) ?? open[0];
}
