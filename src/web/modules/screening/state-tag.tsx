import { Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { ItemState } from '../../../shared/screening-queue.ts';
import { useTexts } from '../../app/language.tsx';
import { queueTexts } from './texts.ts';

type Colour = 'success' | 'warning' | 'danger';

/** The colour is that of the words, which stays readable in light and dark. */
const COLOURS: Partial<Readonly<Record<ItemState, Colour>>> = { keep: 'success', maybe: 'warning', conflict: 'danger' };

/** Where an item stands. */
export function StateTag({ state }: { readonly state: ItemState }): ReactNode {
  const { states } = useTexts(queueTexts);
  const colour = COLOURS[state];
  return (
    <Tag>
      <Typography.Text {...(colour === undefined ? {} : { type: colour })} style={{ fontSize: 'inherit' }}>
        {states[state]}
      </Typography.Text>
    </Tag>
  );
}
