import { Alert, Button, Card, Flex, Input, InputNumber, Select, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import type { CalendarDay, CalendarYear } from '../../../shared/ledger-pages.ts';
import { put, remove } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { useChange } from '../../app/use-change.ts';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { DayField } from './day-field.tsx';
import { useAddress } from './use-address.ts';
import { workCalendarTexts } from './work-calendar-texts.ts';

const DAYS = '/api/calendar-days';

/** The days of a year that are not as their weekday says, and what the house knows better. */
export default function WorkCalendarPage(): ReactNode {
  const t = useTexts(workCalendarTexts);
  const edits = useMay('officer');
  const { value, change } = useAddress();
  const { data, error, isPending, refetch } = useGet<CalendarYear>(
    DAYS,
    { year: value('year') },
    { keepPrevious: true },
  );
  const { busy, problem, run } = useChange(DAYS, '/api/ledger', '/api/matters');
  return (
    <>
      <PageHeader
        title={t.title}
        about={t.about}
        actions={
          data && (
            <InputNumber
              aria-label={t.year}
              min={2000}
              max={2100}
              value={data.year}
              onChange={(year) => year !== null && change({ year: String(year) })}
            />
          )
        }
      />
      <ProblemNotice problem={error ?? problem} onRetry={() => void refetch()} />
      {data?.known === false && (
        <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={t.unknown(data.year)} />
      )}
      {edits && data && <DayForm year={data.year} busy={busy} onSave={(day) => run(() => put(DAYS, day), t.saved)} />}
      <Table<CalendarDay>
        size="small"
        rowKey="day"
        loading={isPending}
        pagination={false}
        dataSource={data?.days ?? []}
        locale={whenEmpty(data, <EmptyState about={t.none} />)}
        columns={[
          { title: t.day, dataIndex: 'day', width: 130, className: 'tabular' },
          {
            title: t.weekday,
            width: 120,
            render: (_, { day }) => t.weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()],
          },
          { title: t.works, width: 100, render: (_, { works }) => (works ? t.worked : t.free) },
          { title: t.name, render: (_, { name }) => name ?? '–' },
          { title: t.source, width: 150, render: (_, { id }) => (id === null ? t.state : t.own) },
          ...(edits
            ? [
                {
                  key: 'drop',
                  width: 160,
                  render: (_: unknown, { id, day }: CalendarDay) =>
                    id !== null && (
                      <Button
                        size="small"
                        loading={busy}
                        aria-label={t.dropOf(day)}
                        onClick={() => void run(() => remove(`${DAYS}/${id}`), t.dropped)}
                      >
                        {t.drop}
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

function DayForm(props: {
  readonly year: number;
  readonly busy: boolean;
  readonly onSave: (day: {
    readonly day: string;
    readonly works: boolean;
    readonly name: string | null;
  }) => Promise<unknown>;
}): ReactNode {
  const { year, busy, onSave } = props;
  const t = useTexts(workCalendarTexts);
  const [day, setDay] = useState('');
  const [works, setWorks] = useState(false);
  const [name, setName] = useState('');
  return (
    <Card size="small" title={t.set} style={{ marginBottom: 12 }}>
      <Flex gap={8} wrap>
        <DayField
          label={t.day}
          from={`${year}-01-01`}
          until={`${year}-12-31`}
          width={160}
          value={day}
          onChange={(day) => setDay(day)}
        />
        <Select
          aria-label={t.works}
          style={{ width: 110 }}
          value={works ? 'worked' : 'free'}
          onChange={(chosen) => setWorks(chosen === 'worked')}
          options={[
            { value: 'free', label: t.free },
            { value: 'worked', label: t.worked },
          ]}
        />
        <Input
          aria-label={t.name}
          placeholder={t.name}
          maxLength={100}
          style={{ width: 240 }}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Button
          type="primary"
          loading={busy}
          disabled={day === ''}
          onClick={() => void onSave({ day, works, name: name.trim() || null })}
        >
          {t.save}
        </Button>
      </Flex>
    </Card>
  );
}
