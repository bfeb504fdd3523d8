import { Button, Card, Flex, Select, Table, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { issueKind } from '../../../shared/push.ts';
import { type IssueRow, type IssuesPage, issueState } from '../../../shared/push-issues.ts';
import type { SubscriberChoice } from '../../../shared/push-subscriptions.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { issuesTexts } from './issues-texts.ts';
import { IssueStateTag, KindName, Progress } from './states.tsx';
import { pushTexts } from './texts.ts';

/** The issues by enterprise, state and template; what is chosen stands in the address. */
export function IssueList(): ReactNode {
  const t = useTexts(issuesTexts);
  const words = useTexts(pushTexts);
  const [address, setAddress] = useSearchParams();
  const chosen = (name: string): string | undefined => address.get(name) ?? undefined;
  const { data, error, isPending } = useGet<IssuesPage>(
    '/api/issues',
    { enterprise: chosen('enterprise'), state: chosen('state'), kind: chosen('kind'), before: chosen('before') },
    { keepPrevious: true },
  );
  const { data: enterprises = [] } = useGet<SubscriberChoice[]>('/api/subscribers');
  const choose = (name: string, value: string | undefined): void => {
    const next = new URLSearchParams(address);
    next.delete('before');
    if (value === undefined) next.delete(name);
    else next.set(name, value);
    setAddress(next);
  };
  return (
    <Card
      size="small"
      title={<h2 style={{ fontSize: 15, margin: 0 }}>{t.list}</h2>}
      extra={
        <Flex gap={8} wrap style={{ padding: '6px 0' }}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={t.enterprise}
            placeholder={t.allEnterprises}
            value={chosen('enterprise') ?? null}
            onChange={(value: string | null) => choose('enterprise', value ?? undefined)}
            style={{ width: 220 }}
            options={enterprises.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
          <Select
            allowClear
            aria-label={t.state}
            placeholder={t.allStates}
            value={chosen('state') ?? null}
            onChange={(value: string | null) => choose('state', value ?? undefined)}
            style={{ width: 140 }}
            options={issueState.options.map((value) => ({ value, label: words.issueState[value] }))}
          />
          <Select
            allowClear
            aria-label={t.template}
            placeholder={t.allTemplates}
            value={chosen('kind') ?? null}
            onChange={(value: string | null) => choose('kind', value ?? undefined)}
            style={{ width: 140 }}
            options={issueKind.options.map((value) => ({ value, label: words.kind[value] }))}
          />
        </Flex>
      }
    >
      <ProblemNotice problem={error} />
      <Table<IssueRow>
        size="small"
        rowKey="id"
        loading={isPending}
        dataSource={data?.issues ?? []}
        pagination={false}
        scroll={{ x: 820 }}
        locale={whenEmpty(data, <EmptyState about={t.nothing} />)}
        columns={[
          {
            title: t.issue,
            width: 100,
            render: (_, { id, number, enterprise }) => (
              <Link to={`/issues/${id}`} aria-label={`${enterprise.name} ${words.issueNumber(number)}`}>
                {words.issueNumber(number)}
              </Link>
            ),
          },
          {
            title: t.enterprise,
            render: (_, { enterprise, association }) => (
              <>
                {enterprise.name}
                {association !== null && (
                  <Typography.Text type="secondary" style={{ display: 'block', fontSize: 12 }}>
                    {t.fromAssociation(association)}
                  </Typography.Text>
                )}
              </>
            ),
          },
          { title: t.template, width: 80, render: (_, { kind }) => <KindName kind={kind} /> },
          { title: t.state, width: 100, render: (_, { state }) => <IssueStateTag state={state} /> },
          { title: t.items, dataIndex: 'items', width: 70, align: 'right' },
          {
            title: t.period,
            width: 200,
            render: (_, { from, to }) => (from === null || from === to ? t.until(to) : `${from} – ${to}`),
          },
          { title: t.delivery, width: 180, render: (_, { progress }) => <Progress progress={progress} /> },
        ]}
      />
      <Flex justify="flex-end" gap={8} style={{ marginTop: 8 }}>
        {chosen('before') !== undefined && <Button onClick={() => choose('before', undefined)}>{words.first}</Button>}
        {data?.next != null && (
          <Button
            onClick={() => {
              const next = new URLSearchParams(address);
              next.set('before', String(data.next));
              setAddress(next);
            }}
          >
            {words.more}
          </Button>
        )}
      </Flex>
    </Card>
  );
}
