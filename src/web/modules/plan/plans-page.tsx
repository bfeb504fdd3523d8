import { Button, Flex, Table, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { PlanLine, PlanState } from '../../../shared/plan.ts';
import type { PlanList } from '../../../shared/plan-pages.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { BeginPlan } from './begin-plan.tsx';
import { ImportNotice } from './import-notice.tsx';
import { planAddress } from './plan-address.ts';
import { STATE_COLOURS } from './plan-states.ts';
import { planTexts } from './plan-texts.ts';

/** The plans of the years, and the ways to a new one. */
export default function PlansPage(): ReactNode {
  const t = useTexts(planTexts);
  const { data, error, isPending, refetch } = useGet<PlanList>('/api/plans');
  const [beginning, setBeginning] = useState(false);
  return (
    <>
      <PageHeader
        title={t.title}
        about={t.about}
        actions={<Button onClick={() => setBeginning(true)}>{t.begin}</Button>}
      />
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      <Flex vertical gap={16}>
        {data !== undefined && <ImportNotice limit={data.uploadLimit} />}
        <Table<PlanLine>
          size="small"
          rowKey="id"
          loading={isPending}
          dataSource={data?.plans ?? []}
          pagination={{ pageSize: 50, hideOnSinglePage: true }}
          scroll={{ x: 720 }}
          locale={whenEmpty(data, <EmptyState about={t.none} />)}
          columns={[
            { title: t.year, dataIndex: 'year', width: 70 },
            {
              title: t.name,
              dataIndex: 'title',
              render: (title: string, { id }) => <Link to={planAddress(id)}>{title}</Link>,
            },
            { title: t.number, dataIndex: 'number', render: (number: string | null) => number ?? '–' },
            {
              title: t.state,
              dataIndex: 'state',
              width: 90,
              render: (state: PlanState) => <Tag color={STATE_COLOURS[state]}>{t.states[state]}</Tag>,
            },
            { title: t.version, dataIndex: 'version', width: 80, render: (version: number) => t.versionOf(version) },
            { title: t.tasks, dataIndex: 'tasks', width: 70, align: 'right' },
            {
              title: t.unresolved,
              dataIndex: 'unresolved',
              width: 110,
              render: (count: number) => (count === 0 ? t.allRead : <Tag color="warning">{t.pieces(count)}</Tag>),
            },
          ]}
        />
      </Flex>
      {beginning && data !== undefined && <BeginPlan plans={data.plans} onClose={() => setBeginning(false)} />}
    </>
  );
}
