import { Alert, Button, Form, Modal, Skeleton, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { PlanView } from '../../../shared/plan.ts';
import type { PlanExecution, PlanIssue } from '../../../shared/plan-pages.ts';
import { post } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { DayField } from './day-field.tsx';
import { planAddress } from './plan-address.ts';
import { issueTexts } from './plan-texts.ts';

interface Days {
  readonly onTimeUntil: string | null;
  readonly closedAfter: string | null;
}

/** Says what issuing a version puts in force and until when returns are on time, or what is still in its way. */
export function IssuePlan({ plan, onClose }: { readonly plan: PlanView; readonly onClose: () => void }): ReactNode {
  const t = useTexts(issueTexts);
  const go = useNavigate();
  const [form] = Form.useForm<Days>();
  const { data, error } = useGet<PlanExecution>(`/api/plans/${plan.id}/execution`);
  const { busy, problem, run } = useChange(
    `/api/plans/${plan.id}`,
    ...[`/api/plans/${plan.id}/execution`, `/api/plans/${plan.id}/changes`, '/api/plans'],
  );
  const hindrances = useHindrances(plan, data);
  const lookAtExecution = (): void => {
    onClose();
    void go(planAddress(plan.id, 'execution'));
  };
  const issue = async ({ onTimeUntil, closedAfter }: Days): Promise<void> => {
    const wanted: PlanIssue = {
      version: plan.version,
      ...(onTimeUntil && { onTimeUntil }),
      ...(closedAfter && { closedAfter }),
    };
    const issued = await run(() => post<PlanExecution>(`/api/plans/${plan.id}/issue`, wanted), t.done);
    if (issued !== undefined) onClose();
  };
  return (
    <Modal
      open
      title={t.title}
      okText={t.confirm}
      cancelText={t.cancel}
      confirmLoading={busy}
      okButtonProps={{ disabled: data === undefined || hindrances.length > 0 }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <ProblemNotice problem={problem ?? error} />
      {data === undefined && error === null && <Skeleton active />}
      {hindrances.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t.blocked}
          action={
            <Button size="small" onClick={lookAtExecution}>
              {t.lookAtExecution}
            </Button>
          }
          description={
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {hindrances.map((hindrance) => (
                <li key={hindrance}>{hindrance}</li>
              ))}
            </ul>
          }
        />
      )}
      {data !== undefined && hindrances.length === 0 && (
        <Form<Days> form={form} layout="vertical" initialValues={daysOf(plan, data)} onFinish={issue}>
          <Counts plan={plan} execution={data} />
          <Form.Item name="onTimeUntil" label={t.onTimeUntil} extra={t.onTimeAbout}>
            <DayField />
          </Form.Item>
          <Form.Item name="closedAfter" label={t.closedAfter} extra={t.closedAbout}>
            <DayField />
          </Form.Item>
          {data.returns !== null && <Typography.Text type="secondary">{t.standing}</Typography.Text>}
        </Form>
      )}
    </Modal>
  );
}

function Counts({ plan, execution }: { readonly plan: PlanView; readonly execution: PlanExecution }): ReactNode {
  const t = useTexts(issueTexts);
  const obliged = execution.assignments.filter((one) => one.obliged);
  const units = new Set(obliged.map(({ unit }) => unit.id));
  const invited = execution.assignments.length - obliged.length;
  return (
    <Typography.Paragraph>
      {t.counts(plan.document.tasks.length, obliged.length, units.size, invited)}
    </Typography.Paragraph>
  );
}

const NAMED_GAPS = 6;

function useHindrances(plan: PlanView, execution: PlanExecution | undefined): string[] {
  const t = useTexts(issueTexts);
  const { stops } = useLanguage();
  const { unresolved, tasks } = plan.document;
  const missing = execution?.gaps.filter(({ obliged }) => obliged) ?? [];
  const sought = [...new Set(missing.map((gap) => gap.sought))];
  const some = sought.slice(0, NAMED_GAPS).join(stops.list) + (sought.length > NAMED_GAPS ? '…' : '');
  return [
    ...(tasks.length === 0 ? [t.noTasks] : []),
    ...(unresolved.length === 0 ? [] : [t.unresolved(unresolved.length)]),
    ...(sought.length === 0 ? [] : [t.gaps(sought.length, some)]),
  ];
}

function daysOf({ document }: PlanView, { returns }: PlanExecution): Days {
  return {
    onTimeUntil: returns?.onTimeUntil ?? document.returns?.date ?? null,
    closedAfter: returns?.closedAfter ?? null,
  };
}
