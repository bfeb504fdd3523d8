import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ItemState } from '../../../shared/screening-queue.ts';
import { useTexts } from '../../app/language.tsx';
import { queueTexts } from './texts.ts';

const COLOURS: Readonly<Record<ItemState, string>> = {
  open: 'default',
  waiting: 'processing',
  conflict: 'error',
  keep: 'success',
  drop: 'default',
  maybe: 'warning',
};

/** Where an item stands. */
export function StateTag({ state }: { readonly state: ItemState }): ReactNode {
  const { states } = useTexts(queueTexts);
  return <Tag color={COLOURS[state]}>{states[state]}</Tag>;
}
