import { Alert, Col, Grid, Row, Spin } from 'antd';
import { type ReactNode, useRef } from 'react';
import type { IndicatorDefinition, IndicatorTable } from '../../../shared/indicators.ts';
import { PROVINCE_ROLES, UNIT_ROLES } from '../../../shared/roles.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { useInstant } from '../../ui/instants.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TakeAway } from '../../ui/take-away.tsx';
import { CloseYear } from './close-year.tsx';
import { type Narrowing, thisYear, useNarrowing } from './indicator-address.ts';
import { indicatorTexts } from './indicator-texts.ts';
import { NarrowingFields } from './narrowing-fields.tsx';
import { NumberTable } from './number-table.tsx';
import { ProvinceClosing } from './province-closing.tsx';
import { hasMonths, hasTasks, type Spread } from './reading.ts';
import { SpreadCard } from './spread.tsx';
import { useClosing } from './use-closing.ts';
import { useTasks } from './use-tasks.ts';

/** The numbers of a year for the nation, a province or a unit: none of them is typed, each opens into its records. */
export default function IndicatorsPage(): ReactNode {
  const t = useTexts(indicatorTexts);
  const instant = useInstant();
  const isOfficer = useMay('officer');
  const ofProvince = useMay(...PROVINCE_ROLES);
  const ofUnit = useMay(...UNIT_ROLES);
  const wide = Grid.useBreakpoint().xl === true;
  const { narrowing, value, change } = useNarrowing();
  const tasks = useTasks(narrowing.year);
  const spreadPlace = useRef<HTMLDivElement>(null);
  const {
    data: table,
    error,
    isFetching,
    refetch,
  } = useGet<IndicatorTable>('/api/indicators', { ...narrowing }, { keepPrevious: true });
  const closing = useClosing(table, narrowing);
  // Closed numbers beside the current ones need the whole width.
  const beside = wide && closing === undefined;
  const indicators = (table?.indicators ?? []).filter((one) => narrowing.task === undefined || hasTasks(one));
  const chosen = indicators.find(({ code }) => code === value('code')) ?? firstShown(indicators);
  const spreads = chosen === undefined ? [] : spreadsOf(chosen, narrowing, isOfficer);
  const by = spreads.find((one) => one === value('by')) ?? spreads[0];
  const choose = (code: string) => {
    change({ code });
    if (!beside) spreadPlace.current?.scrollIntoView({ behavior: 'smooth' });
  };
  const changedSince = [...(closing?.values() ?? [])].filter(({ difference }) => difference !== 0).length;
  return (
    <>
      <PageHeader
        title={t.title(narrowing.year)}
        {...(table && { about: t.countedAt(instant(table.countedAt)) })}
        actions={
          <>
            {isOfficer && table?.closedAt === null && narrowing.year < thisYear() && (
              <CloseYear year={narrowing.year} />
            )}
            <TakeAway path="/api/indicators/table" formats={['xlsx', 'docx', 'pdf']} params={{ ...narrowing }} />
          </>
        }
      />
      <NarrowingFields narrowing={narrowing} tasks={tasks} onChange={change} />
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      {table !== undefined && table.closedAt !== null && (
        <Alert
          type={changedSince === 0 ? 'info' : 'warning'}
          showIcon
          style={{ marginBottom: 12 }}
          title={t.closed(instant(table.closedAt))}
          description={closing === undefined ? undefined : t.changedSince(changedSince)}
        />
      )}
      {ofProvince && table !== undefined && table.closedAt !== null && (
        <ProvinceClosing year={table.year} indicators={table.indicators} />
      )}
      {(ofUnit || narrowing.unit !== undefined) && narrowing.year < thisYear() && (
        <p style={{ margin: '0 0 12px' }}>{t.treeOfToday}</p>
      )}
      {narrowing.task !== undefined && <p style={{ margin: '0 0 12px' }}>{t.noTaskShare}</p>}
      <Spin spinning={isFetching && table === undefined}>
        {table !== undefined && (
          <Row gutter={[20, 20]}>
            <Col xs={24} xl={beside ? 14 : 24}>
              <NumberTable
                table={table}
                indicators={indicators}
                narrowing={narrowing}
                closing={closing}
                chosen={chosen?.code}
                onChoose={choose}
              />
            </Col>
            <Col xs={24} xl={beside ? 10 : 24} ref={spreadPlace}>
              {chosen !== undefined && by !== undefined && (
                <div style={beside ? { position: 'sticky', top: 16 } : {}}>
                  <SpreadCard
                    indicator={chosen}
                    table={table}
                    narrowing={narrowing}
                    tasks={tasks}
                    spreads={spreads}
                    by={by}
                    onBy={(next) => change({ by: next })}
                  />
                </div>
              )}
            </Col>
          </Row>
        )}
      </Spin>
    </>
  );
}

/** What is asked for most; of one task, the first that it has. */
function firstShown(indicators: readonly IndicatorDefinition[]): IndicatorDefinition | undefined {
  return indicators.find(({ code }) => code === 'enterprises-served') ?? indicators[0];
}

/** Over what an indicator can be spread, where more than one such place is counted. */
function spreadsOf(indicator: IndicatorDefinition, { province, task, unit }: Narrowing, seesAll: boolean): Spread[] {
  const overProvinces = seesAll && province === undefined && unit === undefined;
  return [
    ...(overProvinces ? (['map', 'province'] as const) : []),
    ...(task === undefined && hasTasks(indicator) ? (['task'] as const) : []),
    ...(hasMonths(indicator) ? (['month'] as const) : []),
  ];
}
