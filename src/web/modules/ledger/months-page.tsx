import { DatePicker, Flex, Segmented, Table } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { ENTRY_STATES, LIGHTS } from '../../../shared/ledger.ts';
import type { RollUpLine, RollUpPage } from '../../../shared/ledger-pages.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TakeAway } from '../../ui/take-away.tsx';
import { monthTexts } from './month-texts.ts';
import { PlanFilter } from './plan-filter.tsx';
import { useProvinceName } from './regions.ts';
import { LightTag } from './state-tags.tsx';
import { useAddress } from './use-address.ts';
import { ledgerWords } from './word-texts.ts';

interface Line extends Omit<RollUpLine, 'province' | 'task'> {
  readonly key: string;
  readonly name: string;
}

/** The ledger when a month was over, by province or by task. */
export default function MonthsPage(): ReactNode {
  const t = useTexts(monthTexts);
  const words = useTexts(ledgerWords);
  const provinceName = useProvinceName();
  const { value, change } = useAddress();
  const narrowed = { plan: value('plan'), month: value('month') };
  const { data, error, isPending, refetch } = useGet<RollUpPage>('/api/ledger/months', narrowed, {
    keepPrevious: true,
  });
  const [task, province] = [value('task'), value('province')];
  const by = value('by') === 'task' ? 'task' : 'province';
  const titles = new Map(data?.tasks.map(({ clause, title }) => [clause, `${clause} ${title}`]));
  const chosen = (data?.lines ?? []).filter(
    (line) => (task === undefined || line.task === task) && (province === undefined || line.province === province),
  );
  const groups = Map.groupBy(chosen, (line) => (by === 'task' ? line.task : (line.province ?? '')));
  const rows = [...groups].map(([key, own]) => ({
    ...summed(own),
    key,
    name: by === 'task' ? (titles.get(key) ?? key) : provinceName(key || null),
  }));
  const sorted = by === 'task' ? [...titles.keys()].flatMap((key) => rows.filter((row) => row.key === key)) : rows;
  const total: Line = { ...summed(chosen), key: 'all', name: t.all };
  const number = (title: ReactNode, of: (line: Line) => number | string) => ({
    title,
    align: 'right' as const,
    className: 'tabular',
    width: 76,
    render: (_: unknown, line: Line) => of(line),
  });
  return (
    <>
      <PageHeader
        title={t.title}
        {...(data && { about: t.about(data.asOf) })}
        actions={<TakeAway path="/api/ledger/months/export" formats={['xlsx']} params={narrowed} />}
      />
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      <Flex gap={8} wrap style={{ marginBottom: 12 }}>
        <DatePicker
          picker="month"
          allowClear={false}
          aria-label={t.month}
          style={{ width: 130 }}
          value={dayjs(narrowed.month ?? data?.month)}
          onChange={(month) => change({ month: month?.format('YYYY-MM') })}
        />
        <Segmented
          value={by}
          onChange={(next) => change({ by: next === 'province' ? undefined : next })}
          options={[
            { value: 'province', label: t.byProvince },
            { value: 'task', label: t.byTask },
          ]}
        />
        <PlanFilter
          plans={data?.plans ?? []}
          plan={data?.plan ?? null}
          tasks={data?.tasks ?? []}
          task={task}
          province={province}
          onChange={change}
        />
      </Flex>
      <Table<Line>
        size="small"
        loading={isPending}
        pagination={false}
        scroll={{ x: 1020 }}
        dataSource={sorted.length === 0 ? [] : [...sorted, total]}
        rowClassName={({ key }) => (key === 'all' ? 'ant-table-row-selected' : '')}
        locale={whenEmpty(data, <EmptyState about={data?.plan === null ? words.noPlan : t.none} />)}
        columns={[
          {
            title: by === 'task' ? words.task : words.province,
            dataIndex: 'name',
            ...(by === 'province' && { width: 90 }),
          },
          number(t.total, (line) => line.total),
          ...LIGHTS.filter((light) => light !== 'withdrawn' || total.lights.withdrawn > 0).map((light) =>
            number(<LightTag light={light} />, (line) => line.lights[light]),
          ),
          ...ENTRY_STATES.filter((state) => state !== 'closed').map((state) =>
            number(words.entryState[state], (line) => line.states[state]),
          ),
          number(t.closedInMonth, (line) => line.closedInMonth),
          number(t.share, closedShare),
        ]}
      />
    </>
  );
}

/** Of what is asked: what was withdrawn is not. */
function closedShare({ total, lights }: Pick<RollUpLine, 'total' | 'lights'>): string {
  const asked = total - lights.withdrawn;
  return asked === 0 ? '–' : `${Math.round((100 * lights.off) / asked)} %`;
}

function summed(lines: readonly RollUpLine[]): Omit<RollUpLine, 'province' | 'task'> {
  const sum = (of: (line: RollUpLine) => number): number => lines.reduce((all, line) => all + of(line), 0);
  return {
    total: sum(({ total }) => total),
    closedInMonth: sum(({ closedInMonth }) => closedInMonth),
    lights: Object.fromEntries(
      LIGHTS.map((light) => [light, sum(({ lights }) => lights[light])]),
    ) as RollUpLine['lights'],
    states: Object.fromEntries(
      ENTRY_STATES.map((state) => [state, sum(({ states }) => states[state])]),
    ) as RollUpLine['states'],
  };
}
