import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ImportState } from '../../../shared/imports.ts';
import { useTexts } from '../../app/language.tsx';
import { importTexts } from './import-texts.ts';

const COLOURS: Readonly<Record<ImportState, string>> = {
  waiting: 'default',
  running: 'processing',
  done: 'success',
  unreadable: 'error',
  'cut-off': 'warning',
  failed: 'error',
};

export function ImportStateTag({ state }: { readonly state: ImportState }): ReactNode {
  const t = useTexts(importTexts);
  return <Tag color={COLOURS[state]}>{t.states[state]}</Tag>;
}

/** A size for people: 1.4 MB. */
export function sizeOf(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${size < 10 && unit > 0 ? size.toFixed(1) : Math.round(size)} ${units[unit]}`;
}
