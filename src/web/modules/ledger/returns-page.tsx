import { Button, Flex, Select, Skeleton, Table, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { PUNCTUALITIES, RETURN_STATES, type ReturnLine } from '../../../shared/ledger.ts';
import type { ReturnBoardPage } from '../../../shared/ledger-pages.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { EmptyState, whenEmpty } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TakeAway } from '../../ui/take-away.tsx';
import { boardTexts } from './board-texts.ts';
import { CountTable } from './count-table.tsx';
import { PlanFilter } from './plan-filter.tsx';
import { useProvinceName } from './regions.ts';
import { ScheduleDialog } from './schedule-dialog.tsx';
import { PunctualityTag, ReturnStateTag } from './state-tags.tsx';
import { useAddress } from './use-address.ts';
import { ledgerWords } from './word-texts.ts';

/** What was expected, came, came in time and was accepted: by task, by province, one by one. All narrowing stands in the address. */
export default function ReturnsPage(): ReactNode {
  const t = useTexts(boardTexts);
  const words = useTexts(ledgerWords);
  const { value, change } = useAddress();
  const setsDays = useMay('officer');
  const [setting, setSetting] = useState(false);
  const asked = { plan: value('plan'), task: value('task'), province: value('province') };
  const narrowed = { ...asked, punctuality: value('punctuality'), state: value('state') };
  const { data, error, isPending, refetch } = useGet<ReturnBoardPage>('/api/returns', narrowed, { keepPrevious: true });
  const name = useProvinceName();
  const titles = new Map(data?.tasks.map(({ clause, title }) => [clause, `${clause} ${title}`]));
  const view = value('view') ?? 'tasks';
  const schedule = data?.schedule ?? null;
  return (
    <>
      <PageHeader
        title={t.title}
        about={about()}
        actions={
          data?.plan && (
            <>
              <TakeAway path="/api/returns/export" formats={['xlsx']} params={narrowed} />
              {setsDays && (
                <Button type={schedule === null ? 'primary' : 'default'} onClick={() => setSetting(true)}>
                  {t.setDays}
                </Button>
              )}
            </>
          )
        }
      />
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      {isPending && <Skeleton active />}
      {data === undefined ? null : data.plan === null ? (
        <EmptyState about={words.noPlan} />
      ) : (
        <>
          <CountTable
            label={t.total}
            rows={[{ key: 'all', name: words.nation, counts: data.counts }]}
            onDrill={(key, narrowing) => drill(key, narrowing, {})}
          />
          <Tabs
            activeKey={view}
            onChange={(chosen) => change({ view: chosen })}
            items={[
              {
                key: 'tasks',
                label: t.byTask,
                children: (
                  <CountTable
                    label={words.task}
                    rows={data.byTask.map(({ task, ...counts }) => ({
                      key: task,
                      name: titles.get(task) ?? task,
                      counts,
                    }))}
                    onDrill={(key, narrowing) => drill(key, narrowing, { task: key })}
                  />
                ),
              },
              {
                key: 'provinces',
                label: t.byProvince,
                children: (
                  <CountTable
                    label={words.province}
                    rows={data.byProvince
                      .toSorted((one, other) => (one.province ?? '9').localeCompare(other.province ?? '9'))
                      .map(({ province, ...counts }) => ({ key: province ?? '', name: name(province), counts }))}
                    onDrill={(key, narrowing) => drill(key, narrowing, { province: key })}
                  />
                ),
              },
              { key: 'lines', label: t.lines, children: lines() },
            ]}
          />
        </>
      )}
      {setting && data?.plan && (
        <ScheduleDialog
          plan={data.plan.id}
          schedule={schedule}
          noticeDue={data.noticeDue}
          onClose={() => setSetting(false)}
        />
      )}
    </>
  );

  function about(): string | undefined {
    if (!data?.plan) return undefined;
    if (schedule !== null) return t.about(schedule.onTimeUntil, schedule.closedAfter);
    return data.noticeDue === null ? t.noDays : `${t.noDays}${t.noticeDue(data.noticeDue)}`;
  }

  function drill(
    _key: string,
    narrowing: Readonly<Record<string, string>>,
    of: Readonly<Record<string, string>>,
  ): void {
    change({
      task: undefined,
      province: undefined,
      punctuality: undefined,
      state: undefined,
      ...of,
      ...narrowing,
      view: 'lines',
    });
  }

  function lines(): ReactNode {
    return (
      <>
        <Flex gap={8} wrap style={{ marginBottom: 12 }}>
          <PlanFilter
            plans={data?.plans ?? []}
            plan={data?.plan ?? null}
            tasks={data?.tasks ?? []}
            task={asked.task}
            province={asked.province}
            onChange={change}
          />
          <Select
            allowClear
            aria-label={t.punctuality}
            placeholder={t.anyPunctuality}
            style={{ width: 150 }}
            value={narrowed.punctuality ?? null}
            onChange={(chosen) => change({ punctuality: chosen ?? undefined })}
            options={PUNCTUALITIES.map((one) => ({ value: one as string, label: words.punctuality[one] }))}
          />
          <Select
            allowClear
            aria-label={t.state}
            placeholder={t.anyState}
            style={{ width: 130 }}
            value={narrowed.state ?? null}
            onChange={(chosen) => change({ state: chosen ?? undefined })}
            options={RETURN_STATES.map((one) => ({ value: one as string, label: words.returnState[one] }))}
          />
        </Flex>
        <Table<ReturnLine>
          size="small"
          rowKey="assignment"
          loading={isPending}
          dataSource={data?.lines ?? []}
          pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
          scroll={{ x: 900 }}
          locale={whenEmpty(data, <EmptyState about={t.none} />)}
          columns={[
            { title: words.province, width: 80, render: (_, { unit }) => name(unit.province) },
            { title: words.unit, render: (_, { unit }) => unit.name },
            { title: words.task, render: (_, { task }) => titles.get(task) ?? task },
            {
              title: t.role,
              width: 90,
              render: (_, { role, obliged }) => (role === 'helper' ? t.helper : obliged ? t.obliged : t.invited),
            },
            {
              title: t.punctuality,
              width: 100,
              render: (_, line) => <PunctualityTag punctuality={line.punctuality} />,
            },
            { title: t.receivedOn, width: 110, className: 'tabular', render: (_, line) => line.receivedOn ?? '–' },
            { title: t.state, width: 90, render: (_, { state }) => <ReturnStateTag state={state} /> },
            {
              key: 'open',
              width: 70,
              render: (_, { assignment, unit, task }) => (
                <Link to={`/returns/${assignment}`} aria-label={t.openOf(unit.name, titles.get(task) ?? task)}>
                  {t.open}
                </Link>
              ),
            },
          ]}
        />
      </>
    );
  }
}
