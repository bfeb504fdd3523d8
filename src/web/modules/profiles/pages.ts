import type { PageEntry } from '../../app/page-entry.ts';

export const profilesPages: readonly PageEntry[] = [];
