import { Badge, Flex, Skeleton, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { ProfileView } from '../../../shared/profile-views.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Agreement } from './agreement.tsx';
import { BackTest } from './back-test.tsx';
import { draftOf } from './draft.ts';
import { useKeptDraft } from './kept-draft.ts';
import { ProfileEditor } from './profile-editor.tsx';
import { StandingActions } from './standing-actions.tsx';
import { StandingTag } from './standing-tag.tsx';
import { profileTexts } from './texts.ts';
import { useCompiled } from './use-compiled.ts';
import { Versions } from './versions.tsx';

/** One profile. The tab stands in the address. */
export default function ProfilePage(): ReactNode {
  const { id = '' } = useParams();
  const { data, error, refetch } = useGet<ProfileView>(`/api/profiles/${id}`);
  if (data === undefined) {
    return error === null ? (
      <Skeleton active title={false} />
    ) : (
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
    );
  }
  // Another version is another form, which begins from what is stored.
  return <Profile key={`${data.id}.${data.version}`} profile={data} />;
}

const TABS = ['edit', 'test', 'versions', 'agreement'] as const;

function Profile({ profile }: { readonly profile: ProfileView }): ReactNode {
  const t = useTexts(profileTexts);
  const mayEdit = useMay('analyst');
  const [address, setAddress] = useSearchParams();
  const tab = TABS.find((one) => one === address.get('tab')) ?? 'edit';
  const state = useKeptDraft(String(profile.id), profile.version, draftOf(profile));
  const compiled = useCompiled(state.draft);
  const trial = { profile, draft: state.draft, isChanged: state.isChanged, isSound: compiled.compiled !== null };
  const contents: Readonly<Record<(typeof TABS)[number], ReactNode>> = {
    edit: <ProfileEditor profile={profile} state={state} compiled={compiled} disabled={!mayEdit} />,
    test: <BackTest {...trial} />,
    versions: <Versions {...trial} />,
    agreement: <Agreement profile={profile} />,
  };
  return (
    <>
      <PageHeader
        title={profile.name}
        about={
          <Flex gap={8} align="center" wrap>
            <span>{profile.enterprise.name}</span>
            <StandingTag standing={profile.standing} />
            <span>{t.version(profile.version)}</span>
          </Flex>
        }
        actions={mayEdit && <StandingActions profile={profile} />}
      />
      <Tabs
        activeKey={tab}
        onChange={(chosen) => setAddress({ tab: chosen }, { replace: true })}
        destroyOnHidden
        items={TABS.map((key) => ({
          key,
          label:
            key === 'agreement' && profile.openRequests > 0 ? (
              <Badge count={profile.openRequests} size="small" offset={[8, 0]} title={t.requests}>
                {t.tabs[key]}
              </Badge>
            ) : (
              t.tabs[key]
            ),
          children: contents[key],
        }))}
      />
    </>
  );
}
