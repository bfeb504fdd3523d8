import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Table, Typography } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useCallback, useState } from 'react';
import { Link } from 'react-router';
import type { LedgerDifference } from '../../../shared/screening.ts';
import type { RunLine, RunList } from '../../../shared/screening-queue.ts';
import { post } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { listTexts, runTexts } from './page-texts.ts';
import { ScreeningProgress } from './screening-progress.tsx';
import { useScreeningUnderWay } from './screening-under-way.ts';
import { queueTexts } from './texts.ts';

const counts = ['publications', 'profiles', 'matches', 'families', 'items', 'open'] as const;

/** Screens, and shows what was screened and how it was audited. */
export default function RunsPage(): ReactNode {
  const t = useTexts(runTexts);
  const queue = useTexts(queueTexts);
  const [problem, setProblem] = useState<unknown>(null);
  const [begun, setBegun] = useState(false);
  const { data, error, refetch } = useGet<RunList>('/api/queue/runs');
  const end = useCallback(() => setBegun(false), []);
  const told = useScreeningUnderWay(begun || (data !== undefined && data.now.progress !== null), end);
  const hasDifferences = data?.runs.some(({ audit }) => (audit?.listed.length ?? 0) > 0) === true;
  const screen = async (): Promise<void> => {
    try {
      await post('/api/queue/runs');
      setProblem(null);
      setBegun(true);
    } catch (refused) {
      setProblem(refused);
    }
  };
  return (
    <>
      <PageHeader
        title={t.title}
        about={t.about}
        actions={
          <>
            <LinkButton to="/queue">{queue.backToQueue}</LinkButton>
            <Button type="primary" disabled={begun} onClick={() => void screen()}>
              {t.screenNow}
            </Button>
          </>
        }
      />
      <ProblemNotice problem={problem ?? error} onRetry={() => void refetch()} />
      <ScreeningProgress now={told ?? data?.now} runs={data?.runs ?? []} />
      <Table<RunLine>
        size="small"
        rowKey="id"
        loading={data === undefined && error === null}
        dataSource={data?.runs ?? []}
        pagination={{ pageSize: 25, hideOnSinglePage: true }}
        scroll={{ x: 980 }}
        locale={whenEmpty(data, <EmptyState about={t.nothing} />)}
        {...(hasDifferences && {
          expandable: {
            columnTitle: t.differences,
            columnWidth: 88,
            rowExpandable: ({ audit }) => (audit?.listed.length ?? 0) > 0,
            expandedRowRender: ({ audit }) => <Differences listed={audit?.listed ?? []} />,
          },
        })}
        columns={[
          { title: t.run, dataIndex: 'id', width: 64, className: 'tabular' },
          {
            title: t.at,
            width: 150,
            className: 'tabular',
            render: (_, { askedAt }) => dayjs(askedAt).format('YYYY-MM-DD HH:mm'),
          },
          {
            title: t.state,
            width: 100,
            render: (_, { state }) => (
              <Typography.Text
                type={state === 'done' ? 'success' : 'warning'}
                {...(state === 'done' ? {} : { title: t.resume })}
              >
                {t.states[state]}
              </Typography.Text>
            ),
          },
          ...counts.map((count) => ({
            title: t[count],
            width: 84,
            align: 'right' as const,
            className: 'tabular',
            render: (_: unknown, run: RunLine) =>
              count === 'open' && run.open > 0 ? (
                <Link to={`/queue?run=${run.id}`} aria-label={t.openRun(run.open, run.id)}>
                  {run.open}
                </Link>
              ) : (
                run[count]
              ),
          })),
          { title: t.audit, width: 260, render: (_, run) => <Audit run={run} /> },
        ]}
      />
    </>
  );
}

function Audit({ run: { id, state, audit } }: { readonly run: RunLine }): ReactNode {
  const t = useTexts(runTexts);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const ask = async (): Promise<void> => {
    setBusy(true);
    try {
      // Another seed takes another sample.
      await post(`/api/queue/runs/${id}/audit`, { sample: 200, seed: (audit?.seed ?? 0) + 1 });
      await client.invalidateQueries({ queryKey: ['/api/queue/runs'] });
    } catch (problem) {
      void message.error(problem instanceof Error ? problem.message : String(problem));
    }
    setBusy(false);
  };
  return (
    <Flex gap={8} align="center" justify="space-between">
      {audit === null ? (
        <span />
      ) : (
        <Typography.Text type={audit.differences === 0 ? 'success' : 'danger'}>
          {t.audited(audit.sampled, audit.differences)}
        </Typography.Text>
      )}
      {state === 'done' && (
        <Button
          size="small"
          loading={busy}
          aria-label={t.auditRun(audit === null ? t.auditNow : t.auditAgain, id)}
          onClick={() => void ask()}
        >
          {audit === null ? t.auditNow : t.auditAgain}
        </Button>
      )}
    </Flex>
  );
}

function Differences({ listed }: { readonly listed: readonly LedgerDifference[] }): ReactNode {
  const t = useTexts(runTexts);
  const { number } = useTexts(listTexts);
  const word = (matches: boolean): string => (matches ? t.yes : t.no);
  return (
    <Table<LedgerDifference>
      size="small"
      rowKey={({ publication, profileVersion }) => `${publication} ${profileVersion}`}
      title={() => t.differences}
      pagination={false}
      dataSource={[...listed]}
      columns={[
        { title: number, dataIndex: 'number', className: 'tabular' },
        { title: t.recorded, render: (_, { recorded }) => word(recorded) },
        { title: t.computed, render: (_, { computed }) => word(computed) },
      ]}
    />
  );
}
