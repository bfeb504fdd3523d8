import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Flex, Popconfirm, Skeleton, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { DeskAddresses } from '../../../shared/desk.ts';
import { post } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { CopiedAddress } from './copied-address.tsx';
import './desk.css';
import { DESK_ADDRESSES } from './desk-data.ts';
import { CloseFeed, OpenFeed } from './desk-feeds.tsx';
import { subscriptionTexts } from './desk-history-texts.ts';
import { wordTexts } from './word-texts.ts';

export default function DeskSubscriptionsPage(): ReactNode {
  const t = useTexts(subscriptionTexts);
  const { data, error, refetch } = useGet<DeskAddresses>(DESK_ADDRESSES);
  return (
    <div className="desk">
      <PageHeader title={t.title} about={t.about} />
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <Skeleton active />}
      {data !== undefined && (
        <>
          <Calendar address={data.calendar} />
          <Typography.Title level={2} style={{ fontSize: 16 }}>
            {t.subscriptions}
          </Typography.Title>
          {data.subscriptions.length === 0 && <EmptyState about={t.none} />}
          {data.subscriptions.map((subscription) => (
            <Subscription key={subscription.id} subscription={subscription} />
          ))}
        </>
      )}
    </div>
  );
}

function Calendar({ address }: { readonly address: string }): ReactNode {
  const t = useTexts(subscriptionTexts);
  const client = useQueryClient();
  const { message } = App.useApp();
  const renewal = useMutation({
    mutationFn: () => post('/api/desk/calendar'),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [DESK_ADDRESSES] });
      void message.success(t.renewed);
    },
  });
  return (
    <Card className="desk-card" styles={{ body: { padding: 0 } }}>
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
        {t.calendar}
      </Typography.Title>
      <Typography.Paragraph>{t.calendarAbout}</Typography.Paragraph>
      <CopiedAddress label={`${t.calendar} ${t.address}`} address={address} />
      <Typography.Paragraph type="secondary" style={{ margin: '12px 0' }}>
        {t.secret}
      </Typography.Paragraph>
      <ProblemNotice problem={renewal.error} />
      <Popconfirm title={t.renewAsk} okText={t.yes} cancelText={t.no} onConfirm={() => renewal.mutate()}>
        <Button loading={renewal.isPending}>{t.renew}</Button>
      </Popconfirm>
    </Card>
  );
}

function Subscription({ subscription }: { readonly subscription: DeskAddresses['subscriptions'][number] }): ReactNode {
  const t = useTexts(subscriptionTexts);
  const words = useTexts(wordTexts);
  const mayOpen = useMay('ip-manager');
  const { id, kind, frequency, profile, nextDueOn, recipients } = subscription;
  return (
    <Card className="desk-card" styles={{ body: { padding: 0 } }}>
      <Flex gap="4px 16px" wrap align="baseline">
        <strong>{profile ?? t.allProfiles}</strong>
        <span>
          {words.kind[kind]} · {t.frequency[frequency]}
        </span>
        <Typography.Text type="secondary" className="tabular">
          {t.next} {nextDueOn}
        </Typography.Text>
      </Flex>
      {recipients.length === 0 && <Typography.Text type="secondary">{t.noRecipient}</Typography.Text>}
      {recipients.map((recipient) => (
        <div key={recipient.id} style={{ marginTop: 12 }}>
          <Flex gap={8} wrap align="center">
            <Tag style={{ margin: 0 }}>{t[recipient.channel]}</Tag>
            <span>{recipient.name}</span>
            {recipient.stopped && <Tag color="warning">{t.stopped}</Tag>}
            {recipient.isOwn && !recipient.stopped && mayOpen && <CloseFeed id={recipient.id} name={recipient.name} />}
            {recipient.channel !== 'feed' && <Typography.Text type="secondary">{recipient.address}</Typography.Text>}
          </Flex>
          {recipient.channel === 'feed' && recipient.address !== null && !recipient.stopped && (
            <>
              <Typography.Paragraph type="secondary" style={{ margin: '4px 0' }}>
                {t.feedAbout}
              </Typography.Paragraph>
              <CopiedAddress label={`${t.feed} ${recipient.name}`} address={recipient.address} />
            </>
          )}
          {recipient.isOwn && !recipient.stopped && <Typography.Text type="secondary">{t.ownFeed}</Typography.Text>}
        </div>
      ))}
      {mayOpen && <OpenFeed subscription={id} />}
    </Card>
  );
}
