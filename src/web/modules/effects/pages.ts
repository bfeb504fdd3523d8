import type { PageEntry } from '../../app/page-entry.ts';

export const deskPages: readonly PageEntry[] = [];

export const flowPages: readonly PageEntry[] = [];
