import { CopyOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Flex, Input, type InputRef, Popconfirm, Skeleton, Tag, Typography } from 'antd';
import { type ReactNode, useRef } from 'react';
import type { DeskAddresses } from '../../../shared/desk.ts';
import { post } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import './desk.css';
import { subscriptionTexts } from './desk-history-texts.ts';
import { wordTexts } from './word-texts.ts';

const PATH = '/api/desk/addresses';

export default function DeskSubscriptionsPage(): ReactNode {
  const t = useTexts(subscriptionTexts);
  const { data, error, refetch } = useGet<DeskAddresses>(PATH);
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
      await client.invalidateQueries({ queryKey: [PATH] });
      void message.success(t.renewed);
    },
  });
  return (
    <Card className="desk-card" styles={{ body: { padding: 0 } }}>
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
        {t.calendar}
      </Typography.Title>
      <Typography.Paragraph>{t.calendarAbout}</Typography.Paragraph>
      <Address label={`${t.calendar} ${t.address}`} address={address} />
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
  const { kind, frequency, profile, nextDueOn, recipients } = subscription;
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
            {recipient.channel !== 'feed' && <Typography.Text type="secondary">{recipient.address}</Typography.Text>}
          </Flex>
          {recipient.channel === 'feed' && recipient.address !== null && !recipient.stopped && (
            <>
              <Typography.Paragraph type="secondary" style={{ margin: '4px 0' }}>
                {t.feedAbout}
              </Typography.Paragraph>
              <Address label={`${t.feed} ${recipient.name}`} address={recipient.address} />
            </>
          )}
        </div>
      ))}
    </Card>
  );
}

/** An address to be taken over by the button, or by hand where the browser lets no page write its clipboard. */
function Address({ label, address }: { readonly label: string; readonly address: string }): ReactNode {
  const t = useTexts(subscriptionTexts);
  const { message } = App.useApp();
  const field = useRef<InputRef>(null);
  const copy = async (): Promise<void> => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(address);
      void message.success(t.copied);
    } catch {
      void message.info(t.selected);
    }
  };
  return (
    <Flex gap={8}>
      <Input ref={field} readOnly aria-label={label} value={address} onFocus={(event) => event.target.select()} />
      <Button icon={<CopyOutlined />} aria-label={`${t.copy}: ${label}`} onClick={() => void copy()}>
        {t.copy}
      </Button>
    </Flex>
  );
}
