import { Flex, Skeleton, Table, Tag, Tooltip, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { PlanTask, PlanView } from '../../../shared/plan.ts';
import type { PlanExecution } from '../../../shared/plan-pages.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TakeAway } from '../../ui/take-away.tsx';
import { contentNumbers } from './content-numbers.ts';
import { ExecutionGaps } from './execution-gaps.tsx';
import { type Assigned, type Cell, type ExecutionRow, executionRows } from './execution-rows.ts';
import { executionTexts } from './execution-texts.ts';

/** Who executes what: provinces and other units down, tasks across; who is obliged, who is invited, and whom nobody stands for. */
export function Execution({ plan }: { readonly plan: PlanView }): ReactNode {
  const t = useTexts(executionTexts);
  const { stops } = useLanguage();
  const { data, error, refetch } = useGet<PlanExecution>(`/api/plans/${plan.id}/execution`);
  if (data === undefined) {
    return error === null ? <Skeleton active /> : <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  }
  const { tasks, year } = plan.document;
  if (tasks.length === 0) return <EmptyState about={t.empty} />;
  return (
    <Flex vertical gap={12}>
      <Flex gap={8} wrap>
        <TakeAway path={`/api/plans/${plan.id}/execution`} formats={['xlsx', 'pdf']} />
      </Flex>
      <Typography.Text type="secondary">
        {data.issued ? t.inForce : t.planned(year)}
        {data.returns !== null && ` ${t.returns(data.returns.onTimeUntil, data.returns.closedAfter)}`}
      </Typography.Text>
      <ExecutionGaps gaps={data.gaps} />
      <Matrix tasks={tasks} execution={data} />
      <Typography.Text type="secondary">
        {tasks.map(({ clause, title }) => `${clause} ${title}`).join(stops.apart)}
      </Typography.Text>
    </Flex>
  );
}

function Matrix({ tasks, execution }: { readonly tasks: readonly PlanTask[]; readonly execution: PlanExecution }) {
  const t = useTexts(executionTexts);
  const { spoken } = useLanguage();
  const rows = executionRows(execution);
  const totalOf = (task: string): string => {
    const own = execution.assignments.filter((one) => one.task === task);
    const helping = own.filter(({ role }) => role === 'helper').length;
    const obliged = own.filter((one) => one.obliged && one.role === null).length;
    return t.totals(obliged, own.length - obliged - helping, helping);
  };
  return (
    <Table<ExecutionRow>
      size="small"
      bordered
      rowKey="key"
      dataSource={rows}
      pagination={false}
      sticky={{ offsetHeader: 52 }}
      scroll={{ x: 200 + tasks.length * 76 }}
      columns={[
        {
          title: t.province,
          key: 'unit',
          fixed: 'left',
          width: 200,
          render: (_, { province, unit }) => (
            <>
              {province !== undefined && (spoken === 'en' ? province.en : province.short)}
              {unit !== undefined && (
                <Typography.Text type="secondary" ellipsis={{ tooltip: unit.name }} style={{ display: 'block' }}>
                  {unit.name}
                </Typography.Text>
              )}
            </>
          ),
        },
        ...tasks.map((task) => ({
          title: (
            <Tooltip title={task.title}>
              <span>{task.clause}</span>
            </Tooltip>
          ),
          key: task.clause,
          width: 76,
          align: 'center' as const,
          render: (_: unknown, row: ExecutionRow) => <Mark cell={row.cells.get(task.clause)} task={task} />,
        })),
      ]}
      summary={() => (
        <Table.Summary fixed>
          <Table.Summary.Row>
            <Table.Summary.Cell index={0}>
              {t.total} <Typography.Text type="secondary">{t.totalAbout}</Typography.Text>
            </Table.Summary.Cell>
            {tasks.map(({ clause }, at) => (
              <Table.Summary.Cell key={clause} index={at + 1} align="center">
                {totalOf(clause)}
              </Table.Summary.Cell>
            ))}
          </Table.Summary.Row>
        </Table.Summary>
      )}
    />
  );
}

const HEARD_ONLY = { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' } as const;

/** Signs with words, so that neither colour nor form alone tells. */
function Mark({ cell, task }: { readonly cell: Cell | undefined; readonly task: PlanTask }): ReactNode {
  const t = useTexts(executionTexts);
  if (cell === undefined) return null;
  if (cell === 'missing') return <Tag color="warning">{t.missing}</Tag>;
  return cell.map((one) => <Part key={one.role ?? 'lead'} assigned={one} task={task} />);
}

function Part({ assigned, task }: { readonly assigned: Assigned; readonly task: PlanTask }): ReactNode {
  const t = useTexts(executionTexts);
  const { stops } = useLanguage();
  const { contents, sort, role, obliged } = assigned;
  const numbers = contentNumbers(task, contents);
  const some = numbers.length < task.contents.length ? t.contentsOf(numbers.join(stops.list)) : undefined;
  const returns = role === 'helper' && obliged ? t.helperReturns : undefined;
  const about = [sort, some, returns].filter((part) => part).join(stops.apart);
  return (
    <Tooltip title={about}>
      <Tag color={obliged ? 'processing' : 'default'} style={{ marginInlineEnd: 0 }}>
        {role === 'helper' ? t.helper : obliged ? t.obliged : t.invited}
      </Tag>
      {about !== '' && <span style={HEARD_ONLY}>{about}</span>}
    </Tooltip>
  );
}
