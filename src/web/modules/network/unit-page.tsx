import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Flex, Spin, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useParams } from 'react-router';
import { ACTS, type ActName } from '../../../shared/network-acts.ts';
import type { UnitPage as Page } from '../../../shared/network-pages.ts';
import { KIND_WORDS } from '../../../shared/network-words.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ActDrawer } from './act-drawer.tsx';
import { ActsCard } from './acts-card.tsx';
import { PostsCard } from './posts-card.tsx';
import { ServicePointCard } from './service-point-card.tsx';
import { StandingsCard } from './standings-card.tsx';
import { UnitAbout } from './unit-about.tsx';
import { unitsAddress } from './unit-address.ts';
import { unitTexts } from './unit-texts.ts';
import { useLabel } from './use-label.ts';

/** One organisation: who it is, what it was in which year, its people, its life as a service point, and what was done to it. */
export default function UnitPage(): ReactNode {
  const t = useTexts(unitTexts);
  const label = useLabel();
  const { id = '' } = useParams();
  const edits = useMay('analyst', 'officer');
  const [act, setAct] = useState<ActName>();
  const { data, error, refetch } = useGet<Page>(`/api/network/units/${id}`);
  if (data === undefined) {
    return error === null ? <Spin /> : <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  }
  const { now, standings, posts, acts, servicePoint } = data;
  const living = edits && now.endedOn === null;
  return (
    <>
      <PageHeader
        title={now.name}
        about={
          <Flex gap={8} component="span" style={{ marginTop: 4 }}>
            <Tag>{label(KIND_WORDS[now.kind])}</Tag>
            {now.endedOn !== null && <Tag color="warning">{t.endedOn(now.endedOn)}</Tag>}
          </Flex>
        }
        actions={
          <>
            <LinkButton to={unitsAddress()}>{t.back}</LinkButton>
            {living && (
              <Dropdown
                trigger={['click']}
                menu={{ items: ACTS.map((key) => ({ key, label: t.act[key], onClick: () => setAct(key) })) }}
              >
                <Button type="primary" icon={<DownOutlined />} iconPlacement="end">
                  {t.acts}
                </Button>
              </Dropdown>
            )}
          </>
        }
      />
      <UnitAbout page={data} />
      <StandingsCard unitId={now.id} standings={standings} edits={edits} />
      <PostsCard unitId={now.id} kind={now.kind} posts={posts} edits={edits} />
      {(now.kind === 'service-point' || servicePoint.steps.length > 0) && (
        <ServicePointCard unit={now} {...servicePoint} />
      )}
      <ActsCard acts={acts} />
      {act !== undefined && <ActDrawer act={act} unit={now} onClose={() => setAct(undefined)} />}
    </>
  );
}
