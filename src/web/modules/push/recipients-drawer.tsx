import { Button, Card, Drawer, Flex, Popconfirm, Table, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { RecipientView, SubscriptionView } from '../../../shared/push-subscriptions.ts';
import { post } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { useChange } from '../../app/use-change.ts';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { RecipientForm } from './recipient-form.tsx';
import { subscriptionsTexts } from './subscriptions-texts.ts';
import { pushTexts } from './texts.ts';

/** Who receives what a subscription brings, and where. */
export function RecipientsDrawer(props: {
  readonly subscription: SubscriptionView;
  readonly onClose: () => void;
}): ReactNode {
  const { subscription, onClose } = props;
  const t = useTexts(subscriptionsTexts);
  const words = useTexts(pushTexts);
  const mayChange = useMay('analyst', 'reviewer');
  const path = `/api/subscriptions/${subscription.id}/recipients`;
  const { data, error, isPending } = useGet<RecipientView[]>(path);
  const { problem, run } = useChange(path, '/api/subscriptions', '/api/issues/due');
  const act = (id: number, name: 'stop' | 'resume' | 'renew', done: string): void =>
    void run(() => post(`/api/recipients/${id}/${name}`), done);
  return (
    <Drawer open size={760} title={t.recipientsOf(subscription.enterprise.name)} onClose={onClose}>
      <ProblemNotice problem={error ?? problem} />
      <Table<RecipientView>
        size="small"
        rowKey="id"
        loading={isPending}
        dataSource={data ?? []}
        pagination={false}
        scroll={{ x: 640 }}
        style={{ marginBottom: 16 }}
        locale={whenEmpty(data, <EmptyState about={t.noRecipients} />)}
        columns={[
          { title: t.name, dataIndex: 'name', width: 130 },
          { title: t.channel, width: 90, render: (_, { channel }) => words.channel[channel] },
          {
            title: t.address,
            render: (_, { address, feed }) =>
              feed === null ? (
                (address ?? '–')
              ) : (
                <Typography.Text copyable={{ text: feed }} ellipsis style={{ maxWidth: 180 }}>
                  {feed}
                </Typography.Text>
              ),
          },
          { title: t.state, width: 80, render: (_, { stopped }) => (stopped ? <Tag>{words.stopped}</Tag> : t.running) },
          ...(mayChange
            ? [
                {
                  key: 'acts',
                  width: 170,
                  render: (_: unknown, { id, name, stopped }: RecipientView) => (
                    <Flex gap={8} wrap>
                      {stopped ? (
                        <Button
                          size="small"
                          aria-label={`${t.resume} ${name}`}
                          onClick={() => act(id, 'resume', t.resumed)}
                        >
                          {t.resume}
                        </Button>
                      ) : (
                        <Button
                          size="small"
                          danger
                          aria-label={`${t.stop} ${name}`}
                          onClick={() => act(id, 'stop', t.stopped)}
                        >
                          {t.stop}
                        </Button>
                      )}
                      <Popconfirm
                        title={t.renew}
                        description={<div style={{ maxWidth: 280 }}>{t.renewAsk}</div>}
                        okText={t.renew}
                        cancelText={words.cancel}
                        onConfirm={() => act(id, 'renew', t.renewed)}
                      >
                        <Button size="small" aria-label={`${t.renew} ${name}`}>
                          {t.renew}
                        </Button>
                      </Popconfirm>
                    </Flex>
                  ),
                },
              ]
            : []),
        ]}
      />
      {mayChange && !subscription.stopped && (
        <Card size="small" title={t.addRecipient}>
          <RecipientForm path={path} />
        </Card>
      )}
    </Drawer>
  );
}
