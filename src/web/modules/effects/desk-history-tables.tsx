import { Table, type TableColumnsType } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { DeskAnswer, DeskIssue, DeskItem, DeskJudgementLine, DeskUseLine } from '../../../shared/desk.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { useInstant } from '../../ui/instants.ts';
import { usePersonName } from '../../ui/person.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ITEMS } from './desk-data.ts';
import { deskHistoryTexts } from './desk-history-texts.ts';
import { wordTexts } from './word-texts.ts';

type Filter = Readonly<Record<string, string>>;

const PAGE = 50;

export function ItemsTable({ filter }: { readonly filter: Filter }): ReactNode {
  const t = useTexts(deskHistoryTexts);
  const words = useTexts(wordTexts);
  const { stops } = useLanguage();
  const moment = useInstant();
  const [page, setPage] = useState({ of: filter, number: 1 });
  const number = JSON.stringify(page.of) === JSON.stringify(filter) ? page.number : 1;
  const parameters = { ...filter, order: 'newest', highlights: false, limit: PAGE, skip: (number - 1) * PAGE };
  const { data, error, isFetching } = useGet<DeskAnswer>(ITEMS, parameters, { keepPrevious: true });
  return (
    <>
      <ProblemNotice problem={error} />
      <Table<DeskItem>
        {...SHARED}
        rowKey="id"
        loading={isFetching}
        dataSource={data?.items ?? []}
        locale={whenEmpty(data, <EmptyState about={t.none} />)}
        pagination={{
          current: number,
          pageSize: PAGE,
          total: data?.total ?? 0,
          showSizeChanger: false,
          hideOnSinglePage: true,
          onChange: (next) => setPage({ of: filter, number: next }),
          showTotal: t.total,
        }}
        columns={[
          {
            title: t.number,
            width: 140,
            render: (_, { id, number }) => <Link to={`/desk/items/${id}`}>{number}</Link>,
          },
          { title: t.name, width: 220, render: (_, { titles }) => titles[0]?.text },
          { title: t.date, dataIndex: 'date', width: 104, className: 'tabular' },
          { title: t.applicants, width: 170, render: (_, { applicants }) => applicants.join(stops.apart) },
          { title: t.issue, dataIndex: ['issue', 'number'], width: 56, className: 'tabular' },
          { title: t.arrived, width: 148, className: 'tabular', render: (_, { arrivedAt }) => moment(arrivedAt) },
          {
            title: t.judged,
            width: 116,
            render: (_, { judgement }) =>
              judgement &&
              [words.rating[judgement.rating], judgement.reason && words.reason[judgement.reason]]
                .filter(Boolean)
                .join(' · '),
          },
          { title: t.used, width: 96, render: (_, { uses }) => uses.map((node) => words.node[node]).join(stops.list) },
        ]}
      />
    </>
  );
}

export function IssuesTable(): ReactNode {
  const t = useTexts(deskHistoryTexts);
  const words = useTexts(wordTexts);
  const moment = useInstant();
  const { data, error, isLoading } = useGet<DeskIssue[]>('/api/desk/issues');
  const columns: TableColumnsType<DeskIssue> = [
    {
      title: t.issue,
      width: 110,
      render: (_, { id, number }) => (
        <Link to={`/desk/history?issue=${id}`} aria-label={t.openItems(number)}>
          {number}
        </Link>
      ),
    },
    { title: t.kind, width: 100, render: (_, { kind }) => words.kind[kind] },
    {
      title: t.period,
      width: 210,
      className: 'tabular',
      render: (_, { from, to }) => (from === null ? t.until(to) : `${from} – ${to}`),
    },
    { title: t.arrived, width: 148, className: 'tabular', render: (_, { arrivedAt }) => moment(arrivedAt) },
    { title: t.items, dataIndex: 'items', width: 80, align: 'right', className: 'tabular' },
    { title: t.judgedCount, dataIndex: 'judged', width: 80, align: 'right', className: 'tabular' },
    { title: t.usedCount, dataIndex: 'used', width: 80, align: 'right', className: 'tabular' },
  ];
  return <Whole rows={data} error={error} loading={isLoading} rowKey={({ id }) => String(id)} columns={columns} />;
}

export function JudgementsTable({ filter }: { readonly filter: Filter }): ReactNode {
  const t = useTexts(deskHistoryTexts);
  const personName = usePersonName();
  const words = useTexts(wordTexts);
  const moment = useInstant();
  const { data, error, isLoading } = useGet<DeskJudgementLine[]>('/api/desk/judgements', filter, {
    keepPrevious: true,
  });
  const columns: TableColumnsType<DeskJudgementLine> = [
    { title: t.at, width: 148, className: 'tabular', render: (_, { at }) => moment(at) },
    { title: t.number, width: 140, render: (_, { item }) => <Link to={`/desk/items/${item.id}`}>{item.number}</Link> },
    { title: t.name, width: 220, render: (_, { item }) => item.title },
    { title: t.judged, width: 90, render: (_, { rating }) => words.rating[rating] },
    { title: t.reason, width: 100, render: (_, { reason }) => reason && words.reason[reason] },
    { title: t.remark, dataIndex: 'remark', width: 160 },
    { title: t.by, dataIndex: 'by', width: 124, render: personName },
    { title: t.counts, width: 72, render: (_, { newest }) => (newest ? '✓' : '') },
  ];
  return (
    <Whole
      rows={data}
      error={error}
      loading={isLoading}
      rowKey={(one) => `${one.item.id} ${one.at} ${one.rating} ${one.reason}`}
      columns={columns}
    />
  );
}

export function UsesTable({ filter }: { readonly filter: Filter }): ReactNode {
  const t = useTexts(deskHistoryTexts);
  const personName = usePersonName();
  const words = useTexts(wordTexts);
  const moment = useInstant();
  const { data, error, isLoading } = useGet<DeskUseLine[]>('/api/desk/uses', filter, { keepPrevious: true });
  const columns: TableColumnsType<DeskUseLine> = [
    { title: t.at, width: 148, className: 'tabular', render: (_, { at }) => moment(at) },
    { title: t.number, width: 140, render: (_, { item }) => <Link to={`/desk/items/${item.id}`}>{item.number}</Link> },
    { title: t.name, width: 210, render: (_, { item }) => item.title },
    { title: t.used, width: 96, render: (_, { node }) => words.node[node] },
    { title: t.changed, dataIndex: 'whatChanged', width: 230 },
    {
      title: t.saved,
      width: 110,
      className: 'tabular',
      render: (_, { saved }) => saved && `${saved.amount.toLocaleString('zh-CN')} ${words.unit[saved.unit]}`,
    },
    { title: t.by, dataIndex: 'by', width: 124, render: personName },
  ];
  return (
    <Whole
      rows={data}
      error={error}
      loading={isLoading}
      rowKey={(one) => `${one.item.id} ${one.at} ${one.node}`}
      columns={columns}
    />
  );
}

const SHARED = { size: 'small', scroll: { x: 'max-content' } } as const;

/** A list that comes whole and is paged where it is shown. */
function Whole<Row extends object>(props: {
  readonly rows: readonly Row[] | undefined;
  readonly error: unknown;
  readonly loading: boolean;
  readonly rowKey: (row: Row) => string;
  readonly columns: TableColumnsType<Row>;
}): ReactNode {
  const t = useTexts(deskHistoryTexts);
  const { rows, error, loading, rowKey, columns } = props;
  return (
    <>
      <ProblemNotice problem={error} />
      <Table<Row>
        {...SHARED}
        rowKey={rowKey}
        loading={loading}
        dataSource={[...(rows ?? [])]}
        columns={columns}
        locale={{ emptyText: <EmptyState about={t.none} /> }}
        pagination={{ pageSize: PAGE, hideOnSinglePage: true, showSizeChanger: false, showTotal: t.total }}
      />
    </>
  );
}
