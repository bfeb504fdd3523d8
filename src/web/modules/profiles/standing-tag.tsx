import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ProfileStanding } from '../../../shared/profile-views.ts';
import { useTexts } from '../../app/language.tsx';
import { standingTexts } from './texts.ts';

const COLOURS: Readonly<Record<ProfileStanding, string>> = {
  running: 'success',
  waiting: 'warning',
  scheduled: 'default',
  paused: 'default',
  expired: 'error',
  draft: 'default',
};

export function StandingTag({ standing }: { readonly standing: ProfileStanding }): ReactNode {
  const names = useTexts(standingTexts);
  return (
    <Tag color={COLOURS[standing]} style={{ marginInlineEnd: 0 }}>
      {names[standing]}
    </Tag>
  );
}
