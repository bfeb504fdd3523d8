import { Col, Row, Table, Typography, theme } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { FlowAnswer, FlowNumber } from '../../../shared/flow.ts';
import { useTexts } from '../../app/language.tsx';
import { Chart, type ChartOption } from '../../ui/chart.tsx';
import { type FlowFilter, recordsAddress } from './flow-address.ts';
import { FlowNumberLink } from './flow-number-link.tsx';
import { flowTexts, numberTexts } from './flow-texts.ts';

/** The steps of the way, and under each what it is made of or what fell away there. */
const STEPS: readonly { readonly number: FlowNumber; readonly below?: readonly FlowNumber[] }[] = [
  { number: 'read', below: ['setAside'] },
  { number: 'stored' },
  { number: 'matched' },
  { number: 'families' },
  { number: 'kept', below: ['dropped', 'maybe', 'open'] },
  { number: 'pushed' },
  { number: 'opened' },
  { number: 'judged', below: ['relevant', 'possibly', 'irrelevant'] },
  { number: 'used' },
];

export function FlowFunnel({
  answer,
  filter,
}: {
  readonly answer: FlowAnswer;
  readonly filter: FlowFilter;
}): ReactNode {
  const t = useTexts(flowTexts);
  const numbers = useTexts(numberTexts);
  const go = useNavigate();
  const { token } = theme.useToken();
  const { counts, undivided } = answer;
  const steps = useMemo(() => STEPS.filter(({ number }) => counts[number] !== undefined), [counts]);
  const option = useMemo<ChartOption>(
    () => ({
      grid: { left: 8, right: 48, top: 8, bottom: 8, containLabel: true },
      tooltip: { trigger: 'item' },
      xAxis: { type: 'value', show: false },
      yAxis: {
        type: 'category',
        inverse: true,
        data: steps.map(({ number }) => numbers.name[number]),
        axisTick: { show: false },
        axisLabel: { color: token.colorText },
      },
      series: [
        {
          type: 'bar',
          cursor: 'pointer',
          data: steps.map(({ number }) => ({
            value: counts[number] ?? 0,
            itemStyle: { color: undivided.includes(number) ? token.colorTextQuaternary : token.colorPrimary },
          })),
          label: { show: true, position: 'right', color: token.colorText },
          barMaxWidth: 22,
        },
      ],
    }),
    [steps, counts, undivided, numbers, token],
  );
  const link = (number: FlowNumber): ReactNode => (
    <FlowNumberLink number={number} count={counts[number] ?? 0} filter={filter} />
  );
  return (
    <Row gutter={16}>
      <Col xs={24} lg={10}>
        <Chart
          label={t.chartLabel}
          option={option}
          height={360}
          onBar={(at) => steps[at] && go(recordsAddress(steps[at].number, filter))}
        />
      </Col>
      <Col xs={24} lg={14}>
        <Table
          size="small"
          rowKey="number"
          pagination={false}
          scroll={{ x: 520 }}
          dataSource={[...steps]}
          columns={[
            { title: t.step, width: 100, render: (_, { number }) => numbers.name[number] },
            {
              title: t.count,
              width: 80,
              align: 'right',
              className: 'tabular',
              render: (_, { number }) => link(number),
            },
            {
              title: t.unit,
              render: (_, { number, below = [] }) => (
                <>
                  {numbers.unit[number]}
                  {undivided.includes(number) && <Typography.Text type="secondary"> *</Typography.Text>}
                  {below.map((part) => (
                    <span key={part} style={{ marginInlineStart: 12, whiteSpace: 'nowrap' }}>
                      {numbers.name[part]} {counts[part] !== undefined && link(part)}
                    </span>
                  ))}
                </>
              ),
            },
          ]}
        />
      </Col>
    </Row>
  );
}
