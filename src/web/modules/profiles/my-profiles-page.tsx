import { Button, Card, Flex, Skeleton, Tag, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { ProfileLine, ProfileList } from '../../../shared/profile-views.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ownTexts } from './own-texts.ts';
import { StandingTag } from './standing-tag.tsx';

/** The profiles of one's own enterprise. */
export default function MyProfilesPage(): ReactNode {
  const t = useTexts(ownTexts);
  const [limit, setLimit] = useState(50);
  const { data, error, isPending, refetch } = useGet<ProfileList>(
    '/api/my-profiles',
    { limit },
    { keepPrevious: true },
  );
  return (
    <div style={{ maxWidth: 880 }}>
      <PageHeader title={t.title} about={t.about} />
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      {isPending && <Skeleton active title={false} />}
      {data?.profiles.length === 0 && <EmptyState about={t.empty} />}
      <Flex vertical gap={12}>
        {data?.profiles.map((profile) => (
          <OwnProfile key={profile.id} profile={profile} />
        ))}
      </Flex>
      {data?.next !== undefined && limit < 100 && <Button onClick={() => setLimit(100)}>{t.more}</Button>}
    </div>
  );
}

function OwnProfile({ profile }: { readonly profile: ProfileLine }): ReactNode {
  const t = useTexts(ownTexts);
  const { id, name, standing, version, runningVersion, validTo } = profile;
  const waits = profile.needsSignOff && runningVersion !== version;
  return (
    <Card size="small">
      <Flex justify="space-between" align="center" gap={12} wrap>
        <div style={{ minWidth: 0 }}>
          <Link to={`/my-profiles/${id}`} style={{ fontSize: 16, fontWeight: 600 }}>
            {name}
          </Link>
          <Flex gap={8} align="center" wrap style={{ marginTop: 4 }}>
            {standing === 'waiting' ? <Tag color="warning">{t.waits}</Tag> : <StandingTag standing={standing} />}
            {waits && runningVersion !== null && <Tag color="warning">{t.newer(version)}</Tag>}
            <Typography.Text type="secondary">
              {t.versionOf(runningVersion ?? version)} · {validTo === null ? t.open : t.validTo(validTo)}
            </Typography.Text>
          </Flex>
        </div>
        <LinkButton type={waits ? 'primary' : 'default'} to={`/my-profiles/${id}`}>
          {waits ? t.sign : t.see}
        </LinkButton>
      </Flex>
    </Card>
  );
}
