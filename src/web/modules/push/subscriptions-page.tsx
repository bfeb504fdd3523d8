import { Button, Checkbox, Flex, Popconfirm, Table, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import type { SubscriptionView } from '../../../shared/push-subscriptions.ts';
import { post } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { useChange } from '../../app/use-change.ts';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Associations } from './associations.tsx';
import { RecipientsDrawer } from './recipients-drawer.tsx';
import { SubscriptionDialog } from './subscription-dialog.tsx';
import { subscriptionsTexts } from './subscriptions-texts.ts';
import { pushTexts } from './texts.ts';

const SUBSCRIPTIONS = '/api/subscriptions';

/** Who is told what, how often and where. */
export default function SubscriptionsPage(): ReactNode {
  const t = useTexts(subscriptionsTexts);
  const words = useTexts(pushTexts);
  const mayChange = useMay('analyst', 'reviewer');
  const { data, error, isPending } = useGet<SubscriptionView[]>(SUBSCRIPTIONS);
  const { problem, run } = useChange(SUBSCRIPTIONS, '/api/issues/due');
  const [showStopped, setShowStopped] = useState(false);
  const [editing, setEditing] = useState<SubscriptionView | 'new'>();
  const [recipients, setRecipients] = useState<SubscriptionView>();
  const act = (id: number, name: 'stop' | 'resume'): void =>
    void run(() => post(`${SUBSCRIPTIONS}/${id}/${name}`), name === 'stop' ? t.stopped : t.resumed);
  return (
    <>
      <PageHeader
        title={t.title}
        about={t.about}
        actions={
          <>
            <Checkbox
              checked={showStopped}
              onChange={({ target }) => setShowStopped(target.checked)}
              style={{ alignSelf: 'center' }}
            >
              {t.showStopped}
            </Checkbox>
            {mayChange && (
              <Button type="primary" onClick={() => setEditing('new')}>
                {t.add}
              </Button>
            )}
          </>
        }
      />
      <ProblemNotice problem={error ?? problem} />
      <Table<SubscriptionView>
        size="small"
        rowKey="id"
        loading={isPending}
        dataSource={(data ?? []).filter(({ stopped }) => showStopped || !stopped)}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 980 }}
        locale={whenEmpty(data, <EmptyState about={t.nothing} />)}
        columns={[
          { title: t.enterprise, render: (_, { enterprise }) => enterprise.name },
          {
            title: t.profile,
            render: (_, { profile, fromFile, sendIfEmpty }) => (
              <>
                {profile ?? words.allProfiles} {fromFile && <Tag>{t.fromFile}</Tag>}
                {sendIfEmpty && <Tag>{t.always}</Tag>}
              </>
            ),
          },
          { title: t.template, width: 80, render: (_, { kind }) => words.kind[kind] },
          { title: t.frequency, width: 90, render: (_, { frequency }) => words.frequency[frequency] },
          { title: t.language, width: 100, render: (_, { language }) => words.language[language] },
          {
            title: t.nextDue,
            width: 110,
            render: (_, { stopped, nextDueOn }) => (stopped ? <Tag>{words.stopped}</Tag> : nextDueOn),
          },
          {
            title: t.recipients,
            width: 90,
            render: (_, line) => (
              <Button
                size="small"
                aria-label={`${line.recipients || t.addRecipients} · ${t.recipientsOf(line.enterprise.name)}`}
                onClick={() => setRecipients(line)}
              >
                {line.recipients || t.addRecipients}
              </Button>
            ),
          },
          ...(mayChange
            ? [
                {
                  key: 'acts',
                  width: 150,
                  render: (_: unknown, line: SubscriptionView) => (
                    <Flex gap={8}>
                      <Button
                        size="small"
                        aria-label={t.changeOf(line.enterprise.name)}
                        onClick={() => setEditing(line)}
                      >
                        {t.change}
                      </Button>
                      {line.stopped ? (
                        <Button size="small" onClick={() => act(line.id, 'resume')}>
                          {t.resume}
                        </Button>
                      ) : (
                        <Popconfirm
                          title={t.stop}
                          description={<div style={{ maxWidth: 300 }}>{t.stopAsk}</div>}
                          okText={t.stop}
                          cancelText={words.cancel}
                          okButtonProps={{ danger: true }}
                          onConfirm={() => act(line.id, 'stop')}
                        >
                          <Button size="small" danger>
                            {t.stop}
                          </Button>
                        </Popconfirm>
                      )}
                    </Flex>
                  ),
                },
              ]
            : []),
        ]}
      />
      <Associations />
      {editing !== undefined && <SubscriptionDialog subscription={editing} onClose={() => setEditing(undefined)} />}
      {recipients !== undefined && (
        <RecipientsDrawer subscription={recipients} onClose={() => setRecipients(undefined)} />
      )}
    </>
  );
}
