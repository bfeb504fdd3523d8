import { Button, Flex, Segmented, Table, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { deliveryState } from '../../../shared/push-issues.ts';
import type { OutboxPage as OutboxAnswer, OutboxLine } from '../../../shared/push-outbox.ts';
import { post } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { useChange } from '../../app/use-change.ts';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { useInstant } from '../../ui/instants.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { MailDrawer } from './mail-drawer.tsx';
import { outboxTexts } from './outbox-texts.ts';
import { DeliveryStateTag } from './states.tsx';
import { pushTexts } from './texts.ts';

const OUTBOX = '/api/deliveries';

/** What waits, was sent and failed, and why. State, page and the mail that is read stand in the address. */
export default function OutboxPage(): ReactNode {
  const t = useTexts(outboxTexts);
  const words = useTexts(pushTexts);
  const [address, setAddress] = useSearchParams();
  const workers = useMay('analyst', 'reviewer');
  const state = address.get('state') ?? undefined;
  const before = address.get('before') ?? undefined;
  const mail = Number(address.get('mail') ?? Number.NaN);
  const { data, error, isPending } = useGet<OutboxAnswer>(
    OUTBOX,
    { state, before },
    { keepPrevious: true, every: 20_000 },
  );
  const go = (next: Record<string, string | undefined>): void =>
    setAddress(
      Object.entries(next).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]])),
    );
  const all = Object.values(data?.counts ?? {}).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <PageHeader title={t.title} about={workers ? t.about : `${t.about}${t.aboutAdmin}`} />
      <ProblemNotice problem={error} />
      <div style={{ overflowX: 'auto', marginBottom: 12 }}>
        <Segmented
          value={state ?? ''}
          aria-label={t.state}
          onChange={(chosen) => go({ state: chosen === '' ? undefined : chosen })}
          options={[
            { value: '', label: `${t.allStates} ${all}` },
            ...deliveryState.options.map((each) => ({
              value: each as string,
              label: `${words.deliveryState[each]} ${data?.counts[each] ?? 0}`,
            })),
          ]}
        />
      </div>
      <Deliveries
        lines={data?.deliveries ?? []}
        loading={isPending}
        empty={state === undefined ? t.nothing : t.nothingHere}
        readable={data?.readable === true && workers}
        onRead={(id) => go({ state, before, mail: String(id) })}
      />
      <Flex justify="flex-end" gap={8} style={{ marginTop: 8 }}>
        {before !== undefined && <Button onClick={() => go({ state })}>{words.first}</Button>}
        {data?.next != null && <Button onClick={() => go({ state, before: String(data.next) })}>{words.more}</Button>}
      </Flex>
      {!Number.isNaN(mail) && workers && <MailDrawer id={mail} onClose={() => go({ state, before })} />}
    </>
  );
}

function Deliveries(props: {
  readonly lines: readonly OutboxLine[];
  readonly loading: boolean;
  readonly empty: string;
  readonly readable: boolean;
  readonly onRead: (id: number) => void;
}): ReactNode {
  const { lines, loading, empty, readable, onRead } = props;
  const t = useTexts(outboxTexts);
  const words = useTexts(pushTexts);
  const mayOpen = useMay('analyst', 'screener', 'reviewer');
  return (
    <Table<OutboxLine>
      size="small"
      rowKey="id"
      loading={loading}
      dataSource={[...lines]}
      pagination={false}
      scroll={{ x: 900 }}
      locale={whenEmpty(
        loading ? undefined : lines,
        <EmptyState about={empty} action={mayOpen && <Link to="/issues">{t.toIssues}</Link>} />,
      )}
      columns={[
        { title: t.number, width: 70, render: (_, { id }) => `#${id}` },
        { title: t.enterprise, dataIndex: 'enterprise' },
        {
          title: t.issue,
          width: 120,
          render: (_, { issue, number, kind }) => {
            const name = `${words.kind[kind]} ${words.issueNumber(number)}`;
            return mayOpen ? <Link to={`/issues/${issue}?tab=recipients`}>{name}</Link> : name;
          },
        },
        { title: t.recipient, dataIndex: 'recipient' },
        { title: t.channel, width: 90, render: (_, { channel }) => words.channel[channel] },
        { title: t.state, width: 210, render: (_, line) => <State line={line} /> },
        { title: t.attempts, dataIndex: 'attempts', width: 70, align: 'right' },
        { key: 'acts', width: 150, render: (_, line) => <Acts line={line} readable={readable} onRead={onRead} /> },
      ]}
    />
  );
}

function State({ line }: { readonly line: OutboxLine }): ReactNode {
  const t = useTexts(outboxTexts);
  const { tell } = useLanguage();
  const time = useInstant();
  const { state, deliveredAt, nextAttemptAt, attempts, problem, resendOf } = line;
  return (
    <>
      <DeliveryStateTag state={state} />{' '}
      <Typography.Text type="secondary">
        {deliveredAt !== null && time(deliveredAt)}
        {state === 'waiting' && attempts > 0 && t.next(time(nextAttemptAt))}
        {resendOf !== null && ` ${t.resendOf(resendOf)}`}
      </Typography.Text>
      {problem !== null && (
        <Typography.Text type="danger" style={{ display: 'block' }}>
          {tell(problem)}
        </Typography.Text>
      )}
    </>
  );
}

function Acts(props: {
  readonly line: OutboxLine;
  readonly readable: boolean;
  readonly onRead: (id: number) => void;
}): ReactNode {
  const { line, readable, onRead } = props;
  const t = useTexts(outboxTexts);
  const mayRetry = useMay('reviewer', 'system-admin');
  const { busy, problem, run } = useChange(OUTBOX);
  const { id, state, attempts, channel } = line;
  return (
    <Flex gap={8} wrap>
      {readable && channel === 'mail' && state === 'delivered' && (
        <Button size="small" aria-label={t.readOf(id)} onClick={() => onRead(id)}>
          {t.read}
        </Button>
      )}
      {mayRetry && (state === 'failed' || (state === 'waiting' && attempts > 0)) && (
        <Button
          size="small"
          loading={busy}
          aria-label={t.retryOf(id)}
          onClick={() => void run(() => post(`${OUTBOX}/${id}/retry`), t.retried)}
        >
          {t.retry}
        </Button>
      )}
      <ProblemNotice problem={problem} />
    </Flex>
  );
}
