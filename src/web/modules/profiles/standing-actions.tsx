import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ProfileView } from '../../../shared/profile-views.ts';
import { post } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { profileTexts } from './texts.ts';

/** Renews everything that is shown of the profiles. */
export function useRenewProfiles(): () => Promise<void> {
  const client = useQueryClient();
  return () =>
    client.invalidateQueries({
      predicate: ({ queryKey }) => /^\/api\/(my-)?profiles(?!\/compile)/.test(String(queryKey[0])),
    });
}

/** Pause, and its end. */
export function StandingActions({ profile }: { readonly profile: ProfileView }): ReactNode {
  const t = useTexts(profileTexts);
  const { message } = App.useApp();
  const renew = useRenewProfiles();
  const [isBusy, setIsBusy] = useState(false);
  const act = async (action: 'pause' | 'resume', done: string): Promise<void> => {
    setIsBusy(true);
    try {
      await post(`/api/profiles/${profile.id}/${action}`);
      await renew();
      void message.success(done);
    } catch (failure) {
      void message.error(failure instanceof Error ? failure.message : String(failure));
    } finally {
      setIsBusy(false);
    }
  };
  const { standing, runningVersion } = profile;
  const started = runningVersion === null ? t.startedWaits : t.started;
  const resumed = standing === 'draft' || runningVersion === null ? started : t.resumed;
  if (standing === 'paused' || standing === 'draft') {
    return (
      <Button type="primary" loading={isBusy} onClick={() => void act('resume', resumed)}>
        {standing === 'draft' ? t.start : t.resume}
      </Button>
    );
  }
  if (standing === 'expired') return null;
  return (
    <Button loading={isBusy} onClick={() => void act('pause', t.paused)}>
      {t.pause}
    </Button>
  );
}
