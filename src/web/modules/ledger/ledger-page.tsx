import { Button, Flex, Input, Progress, Segmented, Select, Table, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { ENTRY_STATES, type LedgerEntry, LIGHTS } from '../../../shared/ledger.ts';
import type { LedgerPage as Ledger } from '../../../shared/ledger-pages.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TakeAway } from '../../ui/take-away.tsx';
import { EntryDrawer } from './entry-drawer.tsx';
import { ledgerTexts } from './ledger-texts.ts';
import { NewEntry } from './new-entry.tsx';
import { PlanFilter } from './plan-filter.tsx';
import { EntryStateTag, LightTag } from './state-tags.tsx';
import { useAddress } from './use-address.ts';
import { ledgerWords } from './word-texts.ts';

const PAGE = 50;

/** The ledger as a dense table, with each entry in a drawer. What it is narrowed to and which entry is open stand in the address. */
export default function LedgerPage(): ReactNode {
  const t = useTexts(ledgerTexts);
  const words = useTexts(ledgerWords);
  const { value, change } = useAddress();
  const [adding, setAdding] = useState(false);
  const narrowed = {
    ...{ plan: value('plan'), task: value('task'), province: value('province') },
    ...{ state: value('state'), light: value('light'), words: value('words') },
  };
  const skip = Number(value('skip') ?? 0);
  const { data, error, isPending, refetch } = useGet<Ledger>(
    '/api/ledger',
    { ...narrowed, skip, limit: PAGE },
    { keepPrevious: true },
  );
  const narrow = (next: Readonly<Record<string, string | undefined>>): void => change({ skip: undefined, ...next });
  const hasWithdrawn = narrowed.light === 'withdrawn' || (data?.lights.withdrawn ?? 0) > 0;
  const open = Number(value('entry') ?? Number.NaN);
  const isNarrowed = Object.entries(narrowed).some(([name, chosen]) => name !== 'plan' && chosen !== undefined);
  return (
    <>
      <PageHeader
        title={t.title}
        about={t.about}
        actions={
          <>
            <TakeAway path="/api/ledger/export" formats={['xlsx', 'pdf']} params={narrowed} />
            <LinkButton to="/ledger/import">{t.importSheet}</LinkButton>
            {data?.opens === true && data.plan && (
              <Button type="primary" onClick={() => setAdding(true)}>
                {t.add}
              </Button>
            )}
          </>
        }
      />
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      <Flex gap={8} wrap style={{ marginBottom: 12 }}>
        <PlanFilter
          plans={data?.plans ?? []}
          plan={data?.plan ?? null}
          tasks={data?.tasks ?? []}
          task={narrowed.task}
          province={narrowed.province}
          onChange={narrow}
        />
        <Select
          allowClear
          aria-label={words.field.state}
          placeholder={t.anyState}
          style={{ width: 130 }}
          value={narrowed.state ?? null}
          onChange={(chosen) => narrow({ state: chosen ?? undefined })}
          options={ENTRY_STATES.map((one) => ({ value: one as string, label: words.entryState[one] }))}
        />
        <Input.Search
          allowClear
          aria-label={t.words}
          placeholder={t.words}
          defaultValue={narrowed.words ?? ''}
          style={{ width: 220 }}
          onSearch={(sought) => narrow({ words: sought.trim() || undefined })}
        />
        <Segmented
          style={{ maxWidth: '100%', overflowX: 'auto' }}
          aria-label={t.lights}
          value={narrowed.light ?? ''}
          onChange={(chosen) => narrow({ light: chosen || undefined })}
          options={[
            { value: '', label: t.anyLight },
            ...LIGHTS.filter((one) => one !== 'withdrawn' || hasWithdrawn).map((one) => ({
              value: one as string,
              label: <LightTag light={one} count={data?.lights[one] ?? 0} />,
            })),
          ]}
        />
      </Flex>
      <Entries
        entries={data?.entries ?? []}
        loading={isPending}
        empty={whenEmpty(
          data,
          <EmptyState about={data?.plan === null ? words.noPlan : isNarrowed ? t.none : t.nothing} />,
        )}
        page={{ current: skip / PAGE + 1, total: data?.total ?? 0 }}
        onPage={(page) => change({ skip: page === 1 ? undefined : String((page - 1) * PAGE) })}
        onOpen={(id) => change({ entry: String(id) })}
      />
      {!Number.isNaN(open) && <EntryDrawer key={open} id={open} onClose={() => change({ entry: undefined })} />}
      {adding && data?.plan && <NewEntry plan={data.plan.id} tasks={data.tasks} onClose={() => setAdding(false)} />}
    </>
  );
}

function Entries(props: {
  readonly entries: readonly LedgerEntry[];
  readonly loading: boolean;
  readonly empty: { readonly emptyText: ReactNode };
  readonly page: { readonly current: number; readonly total: number };
  readonly onPage: (page: number) => void;
  readonly onOpen: (id: number) => void;
}): ReactNode {
  const { entries, loading, empty, page, onPage, onOpen } = props;
  const t = useTexts(ledgerTexts);
  const words = useTexts(ledgerWords);
  const { stops } = useLanguage();
  return (
    <Table<LedgerEntry>
      size="small"
      rowKey="id"
      loading={loading}
      dataSource={[...entries]}
      pagination={{ ...page, pageSize: PAGE, hideOnSinglePage: true, showSizeChanger: false, onChange: onPage }}
      scroll={{ x: 980 }}
      locale={empty}
      columns={[
        {
          title: t.number,
          width: 118,
          className: 'tabular',
          render: (_, { id, number }) => (
            <Button
              type="link"
              size="small"
              style={{ padding: 0 }}
              aria-label={t.openOf(number)}
              onClick={() => onOpen(id)}
            >
              {number}
            </Button>
          ),
        },
        { title: t.lights, width: 84, render: (_, { light }) => <LightTag light={light} /> },
        {
          title: words.field.matter,
          render: (_, { matter, problem, evidence }) => (
            <>
              {matter}
              {evidence > 0 && <Typography.Text type="secondary"> · {t.evidenceCount(evidence)}</Typography.Text>}
              {problem !== '' && (
                <Typography.Text type="warning" style={{ display: 'block', fontSize: 12 }}>
                  {words.field.problem}
                  {stops.colon}
                  {problem}
                </Typography.Text>
              )}
            </>
          ),
        },
        { title: t.clause, dataIndex: 'clause', width: 76 },
        { title: words.unit, width: 176, ellipsis: true, render: (_, { unit }) => unit.name },
        { title: words.field.person, width: 96, ellipsis: true, render: (_, { person }) => person ?? '–' },
        { title: words.field.dueOn, dataIndex: 'dueOn', width: 98, className: 'tabular' },
        { title: words.field.state, width: 84, render: (_, { state }) => <EntryStateTag state={state} /> },
        {
          title: t.percent,
          width: 96,
          render: (_, { percent, number }) => (
            <Progress percent={percent} size="small" status="normal" aria-label={`${number} ${t.percent}`} />
          ),
        },
      ]}
    />
  );
}
