import { Card, Flex, Segmented, Spin, Table, Typography, theme } from 'antd';
import { lazy, type ReactNode, Suspense, useMemo } from 'react';
import { type IndicatorDefinition, type IndicatorTable, NOTHING } from '../../../shared/indicators.ts';
import { writtenValue } from '../../../shared/written-number.ts';
import { useTexts } from '../../app/language.tsx';
import type { ChartOption } from '../../ui/chart.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TileMap } from '../../ui/tile-map.tsx';
import type { Narrowing } from './indicator-address.ts';
import { spreadTexts } from './indicator-texts.ts';
import { NumberLink } from './number-link.tsx';
import { addsUp, type Spread, valueAt } from './reading.ts';
import { type Place, usePlaces } from './use-places.ts';
import type { Task } from './use-tasks.ts';
import { useWords } from './use-words.ts';

const Chart = lazy(async () => ({ default: (await import('../../ui/chart.tsx')).Chart }));

/** How one indicator is spread over provinces, tasks or months: as a picture, and as a table whose numbers open. */
export function SpreadCard(props: {
  readonly indicator: IndicatorDefinition;
  readonly table: IndicatorTable;
  readonly narrowing: Narrowing;
  readonly tasks: readonly Task[];
  readonly spreads: readonly Spread[];
  readonly by: Spread;
  readonly onBy: (by: Spread) => void;
}): ReactNode {
  const { indicator, table, narrowing, tasks, spreads, by, onBy } = props;
  const t = useTexts(spreadTexts);
  const { nameOf, unitOf } = useWords();
  const { places, pending, problem } = usePlaces(by, indicator, table, narrowing, tasks);
  const told = places.filter(({ value }) => value?.value != null);
  const whole = valueAt(table, indicator.code);
  const name = nameOf(indicator);
  const hasTargets = places.some(({ value }) => value?.target != null);
  return (
    <Card size="small" title={<h2 style={{ margin: 0, fontSize: 14 }}>{t.title(name, unitOf(indicator))}</h2>}>
      <Flex vertical gap={12}>
        {spreads.length > 1 && (
          <Segmented<Spread>
            aria-label={t.by}
            value={by}
            onChange={onBy}
            style={{ alignSelf: 'flex-start' }}
            options={spreads.map((value) => ({ value, label: t.view[value] }))}
          />
        )}
        <ProblemNotice problem={problem} />
        {by === 'map' && (
          <TileMap
            title={t.mapLabel(name)}
            values={new Map(told.flatMap(({ key, value }) => (key === NOTHING ? [] : [[key, value?.value ?? 0]])))}
            write={(value) => writtenValue(indicator, value)}
            {...(addsUp(indicator) || indicator.dedupe === 'distinct' ? {} : { absent: '–' })}
          />
        )}
        {by !== 'map' && told.length > 0 && (
          <Suspense fallback={<Spin />}>
            <Bars indicator={indicator} by={by} places={told} />
          </Suspense>
        )}
        <Table<Place>
          size="small"
          rowKey="key"
          loading={pending}
          pagination={false}
          scroll={{ y: 320 }}
          dataSource={pending ? [] : told}
          locale={{ emptyText: pending ? ' ' : <EmptyState about={t.none} /> }}
          columns={[
            { title: t.head[by], dataIndex: 'name' },
            ...(hasTargets
              ? [
                  {
                    title: t.target,
                    align: 'right' as const,
                    className: 'tabular',
                    width: 96,
                    render: (_: unknown, { value }: Place) =>
                      value?.target == null ? '' : writtenValue(indicator, value.target),
                  },
                ]
              : []),
            {
              title: t.actual,
              align: 'right',
              className: 'tabular',
              width: 120,
              sorter: (one, other) => (one.value?.value ?? 0) - (other.value?.value ?? 0),
              render: (_, place) => (
                <>
                  <NumberLink
                    indicator={indicator}
                    value={place.value}
                    narrowing={place.narrowing}
                    absent={t.undefinedNumber}
                    label={(written) => t.recordsOf(place.name, written)}
                  />
                  {place.value?.of != null && <Typography.Text type="secondary"> n = {place.value.of}</Typography.Text>}
                </>
              ),
            },
          ]}
          footer={() => (
            <Flex vertical>
              <Flex justify="space-between" className="tabular">
                <strong>{t.whole}</strong>
                <strong>{whole?.value == null ? t.undefinedNumber : writtenValue(indicator, whole.value)}</strong>
              </Flex>
              {!addsUp(indicator) && indicator.dedupe === 'distinct' && (
                <Typography.Text type="secondary">{t.doesNotAddUp}</Typography.Text>
              )}
            </Flex>
          )}
        />
      </Flex>
    </Card>
  );
}

/** More bars than that say nothing; the table has all. */
const MOST_BARS = 16;

function Bars(props: {
  readonly indicator: IndicatorDefinition;
  readonly by: Spread;
  readonly places: readonly Place[];
}): ReactNode {
  const { indicator, by, places } = props;
  const t = useTexts(spreadTexts);
  const { nameOf } = useWords();
  const { token } = theme.useToken();
  const share = indicator.dedupe === 'share';
  const ordered =
    by === 'month'
      ? places
      : [...places].sort((one, other) => (other.value?.value ?? 0) - (one.value?.value ?? 0)).slice(0, MOST_BARS);
  const drawn = JSON.stringify(ordered.map(({ name, value }) => [name, value?.value ?? 0, value?.target ?? null]));
  const option = useMemo<ChartOption>(() => {
    const bars: [string, number, number | null][] = JSON.parse(drawn);
    const upright = by === 'month';
    const percent = (value: number | null) => (share && value !== null ? Math.round(value * 1000) / 10 : value);
    const categories = {
      type: 'category' as const,
      data: bars.map(([name]) => name),
      inverse: !upright,
      axisLabel: { color: token.colorText, width: 110, overflow: 'truncate' as const },
    };
    const values = {
      type: 'value' as const,
      axisLabel: { color: token.colorTextSecondary, formatter: share ? '{value} %' : '{value}' },
      splitNumber: 4,
      ...(share ? { max: 100, interval: 25 } : {}),
    };
    const series = (name: string, data: (number | null)[], color: string) => ({
      ...{ name, data, color, type: 'bar' as const, barMaxWidth: 16 },
    });
    const hasTargets = bars.some(([, , target]) => target !== null);
    return {
      grid: { left: 8, right: 24, top: hasTargets ? 32 : 8, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis' },
      ...(hasTargets ? { legend: { top: 0, left: 0, textStyle: { color: token.colorText } } } : {}),
      xAxis: upright ? categories : values,
      yAxis: upright ? values : categories,
      series: [
        series(
          t.actual,
          bars.map(([, value]) => percent(value)),
          token.colorPrimary,
        ),
        ...(hasTargets
          ? [
              series(
                t.target,
                bars.map(([, , target]) => percent(target)),
                token.colorTextQuaternary,
              ),
            ]
          : []),
      ],
    };
  }, [drawn, by, share, t, token]);
  const height = by === 'month' ? 220 : 48 + ordered.length * 26;
  return <Chart label={t.chartLabel(nameOf(indicator), t.view[by])} option={option} height={height} />;
}
