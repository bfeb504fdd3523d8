import { Button, Popconfirm, Table, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { IssueSheet, RecipientLine } from '../../../shared/push-issues.ts';
import { post } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { useChange } from '../../app/use-change.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useInstant } from '../../ui/instants.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { issueTexts } from './issue-texts.ts';
import { DeliveryStateTag } from './states.tsx';
import { pushTexts } from './texts.ts';

/** How the issue stands with each recipient. */
export function IssueRecipients({ issue }: { readonly issue: IssueSheet }): ReactNode {
  const t = useTexts(issueTexts);
  const words = useTexts(pushTexts);
  const time = useInstant();
  const mayDecide = useMay('reviewer');
  const { busy, problem, run } = useChange(`/api/issues/${issue.id}`, '/api/deliveries');
  const again = (id: number): void => void run(() => post(`/api/deliveries/${id}/again`), t.resent);
  return (
    <>
      <ProblemNotice problem={problem} />
      <Table<RecipientLine>
        size="small"
        rowKey="recipient"
        dataSource={issue.recipients}
        pagination={false}
        scroll={{ x: 900 }}
        locale={{
          emptyText: (
            <EmptyState about={t.noRecipients} action={<Link to="/subscriptions">{t.toSubscriptions}</Link>} />
          ),
        }}
        columns={[
          { title: t.recipient, dataIndex: 'name' },
          { title: t.channel, width: 90, render: (_, { channel }) => words.channel[channel] },
          { title: t.address, render: (_, { address }) => address ?? '–' },
          { title: t.state, width: 260, render: (_, line) => <State line={line} /> },
          { title: t.time, width: 140, render: (_, { delivery }) => time(delivery?.deliveredAt ?? null) },
          {
            title: t.opened,
            width: 180,
            render: (_, { openedAt, delivery }) =>
              openedAt !== null ? t.openedAt(time(openedAt)) : delivery?.state === 'delivered' ? t.notOpened : '',
          },
          {
            key: 'again',
            width: 110,
            render: (_, { name, channel, delivery, stopped }) =>
              mayDecide &&
              issue.state === 'approved' &&
              !stopped &&
              channel !== 'feed' &&
              delivery !== null &&
              delivery.state !== 'waiting' &&
              delivery.state !== 'sending' && (
                <Popconfirm
                  placement="topRight"
                  title={t.resend}
                  description={<div style={{ maxWidth: 300 }}>{t.resendAsk(name)}</div>}
                  okText={t.resend}
                  cancelText={words.cancel}
                  onConfirm={() => again(delivery.id)}
                >
                  <Button size="small" loading={busy} aria-label={`${t.resend} ${name}`}>
                    {t.resend}
                  </Button>
                </Popconfirm>
              ),
          },
        ]}
      />
      <Typography.Paragraph type="secondary" style={{ marginTop: 8 }}>
        {t.openedAbout}
      </Typography.Paragraph>
    </>
  );
}

function State({ line: { delivery, stopped } }: { readonly line: RecipientLine }): ReactNode {
  const t = useTexts(issueTexts);
  const words = useTexts(pushTexts);
  const { tell } = useLanguage();
  const time = useInstant();
  return (
    <>
      {delivery === null ? !stopped && <Tag>{t.willReceive}</Tag> : <DeliveryStateTag state={delivery.state} />}{' '}
      {stopped && <Tag>{words.stopped}</Tag>}{' '}
      {delivery !== null && delivery.resent > 0 && <Tag>{t.resentTimes(delivery.resent)}</Tag>}
      {delivery?.state === 'waiting' && delivery.attempts > 0 && (
        <Typography.Text type="secondary">{t.nextAttempt(time(delivery.nextAttemptAt))}</Typography.Text>
      )}
      {delivery?.problem && (
        <Typography.Text type="danger" style={{ display: 'block' }}>
          {tell(delivery.problem)}
        </Typography.Text>
      )}
    </>
  );
}
