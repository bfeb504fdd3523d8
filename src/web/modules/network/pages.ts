import type { PageEntry } from '../../app/page-entry.ts';

export const networkPages: readonly PageEntry[] = [];
