import { DownloadOutlined } from '@ant-design/icons';
import { Button, Card, Table, Typography, theme } from 'antd';
import { type ReactNode, useMemo } from 'react';
import type { FlowDimension, FlowLine, FlowNumber } from '../../../shared/flow.ts';
import { addressOf } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { Chart, type ChartOption } from '../../ui/chart.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type FlowFilter, lineFilter, NUMBERS } from './flow-address.ts';
import { useFlowLabels } from './flow-labels.ts';
import { FlowNumberLink } from './flow-number-link.tsx';
import { flowTexts, numberTexts } from './flow-texts.ts';

/** What the chart shows of a line. */
const DRAWN: readonly FlowNumber[] = ['pushed', 'opened', 'judged', 'used'];
/** Told of the whole and in the export; beside each line they would push the last steps out of sight. */
const NOT_BY_LINE: ReadonlySet<FlowNumber> = new Set([
  'setAside',
  'dropped',
  'maybe',
  'open',
  'possibly',
  'irrelevant',
]);
/** More bars than that say nothing; the table has all lines. */
const MOST_DRAWN = 26;

export function FlowLines(props: {
  readonly by: FlowDimension;
  readonly lines: readonly FlowLine[];
  readonly filter: FlowFilter;
}): ReactNode {
  const { by, lines, filter } = props;
  const t = useTexts(flowTexts);
  const numbers = useTexts(numberTexts);
  const { spoken } = useLanguage();
  const { lineName } = useFlowLabels();
  const { token } = theme.useToken();
  const shown = NUMBERS.filter(
    (number) => !NOT_BY_LINE.has(number) && lines.some(({ counts }) => counts[number] !== undefined),
  );
  const names = lines.map(({ key, label }) => lineName(by, key, label));
  const drawn = names.slice(-MOST_DRAWN).join('\n');
  const option = useMemo<ChartOption>(() => {
    const colours = [token.colorTextQuaternary, token.colorPrimaryBorder, token.colorPrimary, token.colorSuccess];
    const upright = by === 'week';
    const categories = {
      type: 'category' as const,
      data: drawn.split('\n'),
      inverse: !upright,
      axisLabel: { color: token.colorText, width: 240, overflow: 'truncate' as const },
    };
    const values = { type: 'value' as const, minInterval: 1, axisLabel: { color: token.colorTextSecondary } };
    return {
      grid: { left: 32, right: 24, top: 36, bottom: 8, containLabel: true },
      legend: { top: 0, left: 0, textStyle: { color: token.colorText } },
      tooltip: { trigger: 'axis' },
      xAxis: upright ? categories : values,
      yAxis: upright ? values : categories,
      series: DRAWN.map((number, at) => ({
        name: numbers.name[number],
        type: 'bar',
        color: colours[at],
        barMaxWidth: 18,
        data: lines.slice(-MOST_DRAWN).map(({ counts }) => counts[number] ?? 0),
      })),
    };
  }, [by, lines, drawn, numbers, token]);
  const csv = addressOf('/api/flow/lines.csv', { ...filter, by, language: spoken });
  if (lines.length === 0) return <EmptyState about={t.none} />;
  const height = by === 'week' ? 280 : 70 + Math.min(lines.length, MOST_DRAWN) * 62;
  return (
    <Card
      size="small"
      title={t.dimensions[by]}
      extra={
        <Button size="small" icon={<DownloadOutlined />} href={csv} download>
          {t.export}
        </Button>
      }
    >
      <Chart label={t.linesLabel(t.dimensions[by])} option={option} height={height} />
      {by === 'template' && <Typography.Text type="secondary">{t.templateTwice}</Typography.Text>}
      <Table<FlowLine>
        size="small"
        rowKey="key"
        style={{ marginTop: 12 }}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
        dataSource={[...lines]}
        columns={[
          {
            title: t.heads[by],
            fixed: 'left',
            width: by === 'week' ? 110 : 220,
            render: (_, { key, label }) => lineName(by, key, label),
          },
          ...shown.map((number) => ({
            title: numbers.name[number],
            align: 'right' as const,
            width: 64,
            render: (_: unknown, { key, counts }: FlowLine) => (
              <FlowNumberLink number={number} count={counts[number] ?? 0} filter={lineFilter(by, key, filter)} />
            ),
          })),
          {
            title: t.precisionColumn,
            align: 'right',
            fixed: 'right',
            width: 110,
            className: 'tabular',
            render: (_, { precision, counts }) =>
              precision === null ? t.none0 : t.percentOf(Math.round(precision * 100), counts.judged ?? 0),
          },
        ]}
      />
    </Card>
  );
}
