import { Card, Table, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { IndicatorDefinition, YearClosing } from '../../../shared/indicators.ts';
import { provinceCoded } from '../../../shared/regions.ts';
import { writtenValue } from '../../../shared/written-number.ts';
import { useGet } from '../../app/data.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { indicatorTexts } from './indicator-texts.ts';

import { useWords } from './use-words.ts';

type ClosedLine = YearClosing['values'][number];

/** What a closed year counted of the reader's province, beside what is counted of it now. */
export function ProvinceClosing(props: {
  readonly year: number;
  readonly indicators: readonly IndicatorDefinition[];
}): ReactNode {
  const { year, indicators } = props;
  const t = useTexts(indicatorTexts);
  const { tell } = useLanguage();
  const { nameOf, unitOf } = useWords();
  const { data, error } = useGet<YearClosing>(`/api/indicators/years/${year}/closing`);
  if (data === undefined) return <ProblemNotice problem={error} />;
  const province = provinceCoded(data.province ?? '');
  const name = province === undefined ? '' : tell({ zh: province.name, en: province.en });
  const byCode = new Map(indicators.map((one) => [one.code, one]));
  const figure = ({ code }: ClosedLine, value: number | null) => {
    const one = byCode.get(code);
    return value === null || one === undefined ? t.undefinedNumber : writtenValue(one, value);
  };
  const difference = (line: ClosedLine) => {
    const more = (line.now ?? 0) - (line.closed ?? 0);
    if (Math.abs(more) < 1e-9) return <Typography.Text type="secondary">{t.same}</Typography.Text>;
    return <Typography.Text type="warning">{`${more > 0 ? '+' : '−'}${figure(line, Math.abs(more))}`}</Typography.Text>;
  };
  const column = { align: 'right', className: 'tabular', width: 110 } as const;
  return (
    <Card size="small" title={t.closedOf(name, year)} style={{ marginBottom: 16 }}>
      <Typography.Paragraph type="secondary">{t.closedOfAbout}</Typography.Paragraph>
      <Table<ClosedLine>
        size="small"
        rowKey="code"
        scroll={{ x: 480, y: 360 }}
        pagination={false}
        dataSource={data.values.filter(({ code, closed, now }) => byCode.has(code) && (closed ?? now) !== null)}
        columns={[
          {
            title: t.indicator,
            render: (_, { code }) => {
              const one = byCode.get(code);
              if (one === undefined) return code;
              return one.dedupe === 'share' ? nameOf(one) : `${nameOf(one)} (${unitOf(one)})`;
            },
          },
          { ...column, title: t.closedValue, render: (_, line) => figure(line, line.closed) },
          { ...column, title: t.nowValue, render: (_, line) => figure(line, line.now) },
          { ...column, title: t.difference, render: (_, line) => difference(line) },
        ]}
      />
    </Card>
  );
}
