import { Alert, Button, Card, Flex, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { ProfileView } from '../../../shared/profile-views.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { HEADING } from './concept-table.tsx';
import { DeliveryLines } from './delivery-lines.tsx';
import { OwnDemand } from './own-demand.tsx';
import { OwnHistory } from './own-history.tsx';
import { ownTexts } from './own-texts.ts';
import { PlainProfile } from './plain-profile.tsx';
import { SignOff } from './sign-off.tsx';
import { StandingTag } from './standing-tag.tsx';

/** A profile of one's own enterprise in plain words; its IP manager agrees to it or asks for another. */
export default function MyProfilePage(): ReactNode {
  const t = useTexts(ownTexts);
  const mayAgree = useMay('ip-manager');
  const { id = '' } = useParams();
  const { data: profile, error, refetch } = useGet<ProfileView>(`/api/my-profiles/${id}`);
  if (profile === undefined) {
    return error === null ? (
      <Skeleton active title={false} />
    ) : (
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
    );
  }
  const newest = profile.versions[0]!;
  const { standing, runningVersion } = profile;
  const waits = mayAgree && profile.needsSignOff && newest.agreed === null;
  return (
    <div style={{ maxWidth: 880 }}>
      <PageHeader
        title={profile.name}
        about={
          <Flex gap={8} align="center" wrap>
            <StandingTag standing={standing} />
            <span>{standing === 'running' && runningVersion !== null ? t.runs(runningVersion) : t.runsNot}</span>
            <span>{profile.validTo === null ? t.open : t.validTo(profile.validTo)}</span>
          </Flex>
        }
      />
      {waits && (
        <Alert
          type="warning"
          showIcon
          title={t.newer(newest.number)}
          action={
            <Button size="small" href="#sign-off">
              {t.toSignOff}
            </Button>
          }
          style={{ marginBottom: 16 }}
        />
      )}
      <Flex vertical gap={16}>
        <PlainProfile version={newest} />
        <Card title={<h2 style={HEADING}>{t.howOften}</h2>}>
          <DeliveryLines deliveries={profile.deliveries} none={t.noDelivery} />
        </Card>
        {profile.demand !== null && <OwnDemand demand={profile.demand} />}
        <SignOff key={newest.number} profile={profile} />
        <OwnHistory profile={profile} />
      </Flex>
    </div>
  );
}
