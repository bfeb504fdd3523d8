import { Button, Flex, Table, Typography } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useEffect, useState } from 'react';
import type { QueueLine, QueueList } from '../../../shared/screening-queue.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { usePersonName } from '../../ui/person.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { listTexts } from './page-texts.ts';
import type { QueueAddress } from './queue-part.ts';
import { useReasons } from './reasons.ts';
import { StateTag } from './state-tag.tsx';

/** What was decided, to be looked at and opened again. */
export function QueueListView(props: {
  readonly address: QueueAddress;
  readonly onOpen: (item: number) => void;
}): ReactNode {
  const { address, onOpen } = props;
  const t = useTexts(listTexts);
  const personName = usePersonName();
  const reasons = useReasons();
  const { part, state } = address;
  const [after, setAfter] = useState<number>();
  const kept = JSON.stringify([part, state]);
  useEffect(() => setAfter((before) => (kept === '' ? before : undefined)), [kept]);
  const { data, error, isFetching } = useGet<QueueList>(
    '/api/queue/items',
    { ...part, state, after, limit: 50 },
    { keepPrevious: true },
  );
  return (
    <>
      <ProblemNotice problem={error} />
      <Table<QueueLine>
        size="small"
        rowKey="id"
        loading={isFetching}
        dataSource={data?.items ?? []}
        pagination={false}
        scroll={{ x: 1040 }}
        locale={whenEmpty(data, <EmptyState about={t.nothing} />)}
        columns={[
          {
            title: t.number,
            width: 150,
            render: (_, { id, publication }) => (
              <Button
                type="link"
                size="small"
                className="tabular"
                style={{ paddingInline: 0 }}
                aria-label={t.openItem(publication.number)}
                onClick={() => onOpen(id)}
              >
                {publication.number}
              </Button>
            ),
          },
          { title: t.name, render: (_, { publication }) => publication.title },
          {
            title: `${t.enterprise} / ${t.profile}`,
            width: 190,
            render: (_, { enterprise, profile }) => (
              <>
                {enterprise.name}
                <br />
                <Typography.Text type="secondary">{profile.name}</Typography.Text>
              </>
            ),
          },
          { title: t.state, width: 110, render: (_, item) => <StateTag state={item.state} /> },
          {
            title: `${t.reason} / ${t.line}`,
            width: 240,
            render: (_, { reason, whyItMatters }) => (
              <>
                {reason && reasons.read(reason)}
                {whyItMatters !== null && (
                  <Typography.Paragraph type="secondary" ellipsis={{ rows: 2, tooltip: true }} style={{ margin: 0 }}>
                    {whyItMatters}
                  </Typography.Paragraph>
                )}
              </>
            ),
          },
          {
            title: `${t.by} / ${t.at}`,
            width: 140,
            render: (_, { decidedBy, decidedAt }) =>
              decidedAt !== null && (
                <>
                  {personName(decidedBy ?? '')}
                  <br />
                  <span className="tabular">{dayjs(decidedAt).format('MM-DD HH:mm')}</span>
                </>
              ),
          },
        ]}
      />
      <Flex gap={8} justify="center" style={{ marginTop: 12 }}>
        {after !== undefined && <Button onClick={() => setAfter(undefined)}>{t.first}</Button>}
        {data?.next !== undefined && <Button onClick={() => setAfter(data.next)}>{t.more}</Button>}
      </Flex>
    </>
  );
}
