import { Flex, Select, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import type { PlanAssignments, PlanList } from '../../../shared/plan-pages.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TakeAway } from '../../ui/take-away.tsx';
import { AssignmentCard } from './assignment-card.tsx';
import { BelowTable } from './below-table.tsx';
import { assignmentTexts } from './execution-texts.ts';
import { planAddress } from './plan-address.ts';

/** What the plan of a year gives to a person's own unit, and to those below it. */
export default function AssignmentsPage(): ReactNode {
  const t = useTexts(assignmentTexts);
  const { data: list, error, isPending } = useGet<PlanList>('/api/plans');
  const [chosen, setChosen] = useState<number>();
  const plan = chosen ?? list?.plans[0]?.id;
  const choice = plan !== undefined && (
    <>
      <Select
        aria-label={t.plan}
        value={plan}
        onChange={setChosen}
        popupMatchSelectWidth={false}
        style={{ width: 320, maxWidth: '100%' }}
        options={list?.plans.map(({ id, title }) => ({ value: id, label: title })) ?? []}
      />
      <TakeAway path={`/api/plans/${plan}/assignments`} formats={['xlsx']} />
      <LinkButton to={planAddress(plan)}>{t.open}</LinkButton>
    </>
  );
  return (
    <>
      <PageHeader title={t.title} about={t.about} actions={choice} />
      <ProblemNotice problem={error} />
      {isPending && <Skeleton active />}
      {list?.plans.length === 0 && <EmptyState about={t.noPlans} />}
      {plan !== undefined && <Assignments plan={plan} />}
    </>
  );
}

function Assignments({ plan }: { readonly plan: number }): ReactNode {
  const t = useTexts(assignmentTexts);
  const { data, error, refetch } = useGet<PlanAssignments>(`/api/plans/${plan}/assignments`);
  if (data === undefined) {
    return error === null ? <Skeleton active /> : <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  }
  const { assignments, tasks, unit } = data;
  const own = assignments.filter((one) => one.unit.id === unit);
  const ids = new Set(own.map(({ id }) => id));
  const below = assignments.filter((one) => one.unit.id !== unit && !ids.has(one.partOf ?? 0));
  return (
    <Flex vertical gap={12}>
      {own.length === 0 && <EmptyState about={t.none} />}
      {tasks.flatMap((task) =>
        own
          .filter((one) => one.task === task.clause)
          .map((assignment) => (
            <AssignmentCard
              key={assignment.id}
              {...{ assignment, task, below: data.below }}
              parts={assignments.filter(({ partOf }) => partOf === assignment.id)}
            />
          )),
      )}
      {below.length > 0 && <BelowTable assignments={below} tasks={tasks} />}
    </Flex>
  );
}
