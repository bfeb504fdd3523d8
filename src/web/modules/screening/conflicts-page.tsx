import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Flex, Skeleton, Statistic, Table, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { ScreeningDecision } from '../../../shared/screening.ts';
import type { AgreementView, ConflictList, QueueReading } from '../../../shared/screening-queue.ts';
import { post } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { usePersonName } from '../../ui/person.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { conflictTexts } from './page-texts.ts';
import { useReasons } from './reasons.ts';
import { StateTag } from './state-tag.tsx';
import { queueTexts } from './texts.ts';

type Conflict = ConflictList['conflicts'][number];
type OfProfile = ConflictList['profiles'][number];

/** How well two readers agree, and what a reviewer is to settle. */
export default function ConflictsPage(): ReactNode {
  const t = useTexts(conflictTexts);
  const queue = useTexts(queueTexts);
  const { data, error, refetch } = useGet<ConflictList>('/api/queue/conflicts');
  return (
    <>
      <PageHeader title={t.title} about={t.about} actions={<LinkButton to="/queue">{queue.backToQueue}</LinkButton>} />
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <Skeleton active title={false} />}
      {data !== undefined && (data.agreement.n === 0 ? <EmptyState about={t.none} /> : <Agreement list={data} />)}
      {data !== undefined && data.agreement.n > 0 && <Conflicts conflicts={data.conflicts} />}
    </>
  );
}

function Agreement({ list: { agreement, profiles } }: { readonly list: ConflictList }): ReactNode {
  const t = useTexts(conflictTexts);
  return (
    <Card size="small" title={t.agreement} style={{ marginBottom: 16 }}>
      <Flex gap={40} wrap style={{ marginBottom: 12 }}>
        <Statistic title={t.agreed} value={shareOf(agreement)} />
        <Statistic title={t.kappa} value={kappaOf(agreement, t.noKappa)} />
        <Statistic title="n" value={agreement.n} />
      </Flex>
      <Typography.Paragraph type="secondary">{t.kappaAbout}</Typography.Paragraph>
      <Table<OfProfile>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={profiles}
        columns={[
          { title: t.profile, dataIndex: 'name' },
          { title: t.enterprise, dataIndex: 'enterprise' },
          { title: t.agreed, width: 120, className: 'tabular', render: (_, its) => shareOf(its) },
          { title: t.kappa, width: 120, className: 'tabular', render: (_, its) => kappaOf(its, t.noKappa) },
          { title: 'n', width: 80, className: 'tabular', dataIndex: 'n' },
        ]}
      />
    </Card>
  );
}

function Conflicts({ conflicts }: { readonly conflicts: readonly Conflict[] }): ReactNode {
  const t = useTexts(conflictTexts);
  const maySettle = useMay('reviewer');
  return (
    <>
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {t.conflicts(conflicts.length)}
      </Typography.Title>
      {!maySettle && <Typography.Paragraph type="secondary">{t.onlyReviewer}</Typography.Paragraph>}
      <Table<Conflict>
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: 940 }}
        dataSource={[...conflicts]}
        locale={{ emptyText: <EmptyState about={t.noConflicts} /> }}
        columns={[
          {
            title: t.publication,
            render: (_, { id, publication, enterprise, profile }) => (
              <>
                <Link to={`/queue?item=${id}`} className="tabular">
                  {publication.number}
                </Link>
                <div>{publication.title}</div>
                <Typography.Text type="secondary">
                  {enterprise.name} · {profile.name}
                </Typography.Text>
              </>
            ),
          },
          { title: t.first, width: 200, render: (_, { readings }) => <Reading reading={readings[0]} /> },
          { title: t.second, width: 200, render: (_, { readings }) => <Reading reading={readings[1]} /> },
          ...(maySettle
            ? [{ title: t.settle, width: 230, render: (_: unknown, item: Conflict) => <Settle item={item} /> }]
            : []),
        ]}
      />
    </>
  );
}

function Reading({ reading }: { readonly reading: QueueReading | undefined }): ReactNode {
  const { stops } = useLanguage();
  const personName = usePersonName();
  const reasons = useReasons();
  if (reading === undefined) return null;
  return (
    <>
      <StateTag state={reading.decision} />
      <div>
        {[reading.reason && reasons.read(reading.reason), reading.whyItMatters].filter(Boolean).join(stops.apart)}
      </div>
      <Typography.Text type="secondary">{personName(reading.by)}</Typography.Text>
    </>
  );
}

/** The words of the reader who thought the same go with the reviewer's word; the item itself takes any others. */
function Settle({ item }: { readonly item: Conflict }): ReactNode {
  const t = useTexts(conflictTexts);
  const { decisions } = useTexts(queueTexts);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const { number } = item.publication;
  const settle = async (decision: ScreeningDecision): Promise<void> => {
    setBusy(true);
    const same = item.readings.find((reading) => reading.decision === decision);
    const words = { reason: same?.reason ?? '', whyItMatters: same?.whyItMatters ?? '' };
    try {
      await post(`/api/queue/items/${item.id}/settlement`, { decision, ...words });
      void message.success(t.settled(number, decisions[decision]));
      await client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/queue/') });
    } catch (problem) {
      void message.error(problem instanceof Error ? problem.message : String(problem));
      setBusy(false);
    }
  };
  return (
    <Flex gap={6}>
      {(['keep', 'drop', 'maybe'] as const).map((decision) => (
        <Button
          key={decision}
          size="small"
          disabled={busy}
          aria-label={t.settleAs(decisions[decision], number)}
          onClick={() => void settle(decision)}
        >
          {decisions[decision]}
        </Button>
      ))}
    </Flex>
  );
}

function shareOf({ n, agreed }: AgreementView): string {
  return n === 0 ? '—' : `${Math.round((100 * agreed) / n)} %`;
}

function kappaOf({ kappa }: AgreementView, none: string): string {
  return kappa === null ? none : kappa.toFixed(2);
}
