import { Button, Card, Flex, Form, Input, Select, Table, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import type { AssignmentChange, PlanVersionLine, PlanView } from '../../../shared/plan.ts';
import type { PlanChanges } from '../../../shared/plan-pages.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { useInstant } from '../../ui/instants.ts';
import { usePersonName } from '../../ui/person.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { executionTexts } from './execution-texts.ts';
import { planTexts } from './plan-texts.ts';
import { useMend } from './use-mend.ts';

/** The versions of a plan, and what each changed for whom. */
export function Versions({ plan }: { readonly plan: PlanView }): ReactNode {
  const t = useTexts(executionTexts);
  const { versionOf } = useTexts(planTexts);
  const instant = useInstant();
  const person = usePersonName();
  const done = (at: string | null, by: string | null): string =>
    at === null ? t.notIssued : `${instant(at)} ${person(by ?? '')}`;
  return (
    <Flex vertical gap={16}>
      {!plan.issued && plan.version > 1 && <Note plan={plan} />}
      <Table<PlanVersionLine>
        size="small"
        rowKey="version"
        dataSource={plan.versions}
        pagination={false}
        scroll={{ x: 640 }}
        columns={[
          { title: t.versions, dataIndex: 'version', width: 90, render: (version: number) => versionOf(version) },
          { title: t.note, dataIndex: 'note', render: (note: string | null) => note ?? '–' },
          { title: t.changedBy, key: 'changed', render: (_, line) => done(line.changedAt, line.changedBy) },
          { title: t.issuedBy, key: 'issued', render: (_, line) => done(line.issuedAt, line.issuedBy) },
        ]}
      />
      <Changes plan={plan} />
    </Flex>
  );
}

function Note({ plan }: { readonly plan: PlanView }): ReactNode {
  const t = useTexts(executionTexts);
  const { busy, problem, save } = useMend(plan);
  const line = plan.versions.find(({ version }) => version === plan.version);
  return (
    <Form
      layout="vertical"
      initialValues={{ note: line?.note ?? '' }}
      onFinish={({ note }: { note: string }) => void save(plan.document, t.saved, note)}
    >
      <ProblemNotice problem={problem} />
      <Form.Item name="note" label={t.note} extra={t.noteAbout} style={{ marginBottom: 8 }}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
      </Form.Item>
      <Button htmlType="submit" loading={busy}>
        {t.save}
      </Button>
    </Form>
  );
}

const COLOURS = { added: 'success', changed: 'warning', ended: 'default' } as const;

function Changes({ plan }: { readonly plan: PlanView }): ReactNode {
  const t = useTexts(executionTexts);
  const { versionOf } = useTexts(planTexts);
  const { stops } = useLanguage();
  const [version, setVersion] = useState(plan.version);
  const isIssued = plan.versions.some((line) => line.version === version && line.issuedAt !== null);
  const { data, error, isPending } = useGet<PlanChanges>(
    `/api/plans/${plan.id}/changes`,
    { version },
    { enabled: isIssued },
  );
  const titles = new Map(plan.document.tasks.map(({ clause, title }) => [clause, title]));
  const contents = (clauses: readonly string[] | null): string => clauses?.join(stops.list) ?? '–';
  return (
    <Card
      size="small"
      title={t.changesOf(version)}
      extra={
        <Select
          aria-label={t.choose}
          value={version}
          onChange={setVersion}
          style={{ width: 120 }}
          options={plan.versions.map((line) => ({ value: line.version, label: versionOf(line.version) }))}
        />
      }
    >
      <ProblemNotice problem={error} />
      {isIssued ? (
        <Table<AssignmentChange>
          size="small"
          rowKey={({ task, unit, role }) => `${task} ${unit.id} ${role}`}
          loading={isPending}
          dataSource={data?.changes ?? []}
          pagination={{ pageSize: 50, hideOnSinglePage: true }}
          scroll={{ x: 760 }}
          locale={whenEmpty(data, <EmptyState about={t.noChanges} />)}
          columns={[
            {
              title: t.change,
              dataIndex: 'change',
              width: 80,
              render: (change: AssignmentChange['change']) => <Tag color={COLOURS[change]}>{t.changes[change]}</Tag>,
            },
            {
              title: t.unit,
              key: 'unit',
              render: (_, { unit, role }) => (role === null ? unit.name : t.helping(unit.name)),
            },
            { title: t.task, dataIndex: 'task', render: (task: string) => `${task} ${titles.get(task) ?? ''}` },
            { title: t.before, dataIndex: 'before', render: contents },
            { title: t.after, dataIndex: 'after', render: contents },
          ]}
        />
      ) : (
        <EmptyState about={t.notYet} />
      )}
    </Card>
  );
}
