import { Button, Popconfirm, Skeleton, Tabs, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { PlanView } from '../../../shared/plan.ts';
import type { PlanKey } from '../../../shared/plan-pages.ts';
import { post } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { useChange } from '../../app/use-change.ts';
import { useInstant } from '../../ui/instants.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { usePersonName } from '../../ui/person.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { yearNow } from '../../ui/programme-year.tsx';
import { Execution } from './execution.tsx';
import { IssuePlan } from './issue-plan.tsx';
import { PLAN_PARTS, type PlanPart } from './plan-address.ts';
import { STATE_COLOURS } from './plan-states.ts';
import { planTexts } from './plan-texts.ts';
import { Reading } from './reading.tsx';
import { Versions } from './versions.tsx';

/** One plan: what it says, who executes it, and how it changed. */
export default function PlanPage(): ReactNode {
  const t = useTexts(planTexts);
  const edits = useMay('officer');
  const { id = '' } = useParams();
  const [address, setAddress] = useSearchParams();
  const { data: plan, error, refetch } = useGet<PlanView>(`/api/plans/${id}`);
  if (plan === undefined) {
    return error === null ? <Skeleton active /> : <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  }
  const part = PLAN_PARTS.find((one) => one === address.get('part')) ?? 'reading';
  const contents: Readonly<Record<PlanPart, ReactNode>> = {
    reading: <Reading key={plan.id} plan={plan} />,
    execution: <Execution plan={plan} />,
    versions: <Versions plan={plan} />,
  };
  return (
    <>
      <PageHeader
        title={plan.document.title}
        about={<Standing plan={plan} />}
        actions={edits && <Steps plan={plan} />}
      />
      {edits ? (
        <Tabs
          activeKey={part}
          onChange={(next) => setAddress(next === 'reading' ? {} : { part: next }, { replace: true })}
          destroyOnHidden
          items={PLAN_PARTS.map((key) => ({ key, label: t.tabs[key], children: contents[key] }))}
        />
      ) : (
        contents.reading
      )}
    </>
  );
}

/** Its number, its state, and whether this version is in force. */
function Standing({ plan }: { readonly plan: PlanView }): ReactNode {
  const t = useTexts(planTexts);
  const instant = useInstant();
  const person = usePersonName();
  const ofHouse = useMay('officer');
  const line = plan.versions.find(({ version }) => version === plan.version);
  return (
    <>
      {plan.document.number} <Tag color={STATE_COLOURS[plan.state]}>{t.states[plan.state]}</Tag>
      {t.versionOf(plan.version)} ·{' '}
      {line?.issuedAt
        ? ofHouse
          ? t.issuedOn(instant(line.issuedAt), person(line.issuedBy ?? ''))
          : t.issuedAt(instant(line.issuedAt))
        : t.notIssued}
    </>
  );
}

/** What can be done with the plan as it stands: issue the version, begin the next, or close it once its year is over. */
function Steps({ plan }: { readonly plan: PlanView }): ReactNode {
  const t = useTexts(planTexts);
  const [issuing, setIssuing] = useState(false);
  const { busy, problem, run } = useChange(`/api/plans/${plan.id}`, `/api/plans/${plan.id}/execution`, '/api/plans');
  if (plan.state === 'closed') return null;
  if (!plan.issued) {
    return (
      <>
        <Button type="primary" onClick={() => setIssuing(true)}>
          {t.issue}
        </Button>
        {issuing && <IssuePlan plan={plan} onClose={() => setIssuing(false)} />}
      </>
    );
  }
  const isOver = plan.year < yearNow();
  return (
    <>
      <ProblemNotice problem={problem} />
      {isOver && (
        <Popconfirm
          title={t.closeTitle(plan.year)}
          description={<div style={{ maxWidth: 320 }}>{t.closeAbout}</div>}
          okText={t.close}
          cancelText={t.cancel}
          onConfirm={() => void run(() => post(`/api/plans/${plan.id}/closing`), t.closed)}
        >
          <Button loading={busy}>{t.close}</Button>
        </Popconfirm>
      )}
      <Popconfirm
        title={t.amendTitle}
        description={<div style={{ maxWidth: 320 }}>{t.amendAbout}</div>}
        okText={t.amend}
        cancelText={t.cancel}
        onConfirm={() => void run(() => post<PlanKey>(`/api/plans/${plan.id}/amendment`, {}), t.amended)}
      >
        <Button loading={busy}>{t.amend}</Button>
      </Popconfirm>
    </>
  );
}
