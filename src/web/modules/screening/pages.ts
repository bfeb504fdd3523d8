import type { PageEntry } from '../../app/page-entry.ts';

export const screeningPages: readonly PageEntry[] = [];
