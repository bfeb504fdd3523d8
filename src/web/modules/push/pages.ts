import type { PageEntry } from '../../app/page-entry.ts';

export const pushPages: readonly PageEntry[] = [];
