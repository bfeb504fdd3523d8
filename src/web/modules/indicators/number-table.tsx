import { BarChartOutlined, InfoCircleOutlined } from '@ant-design/icons';
import { Button, Grid, Table, type TableColumnsType, Tooltip, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { PART_WORDS } from '../../../shared/indicator-words.ts';
import {
  INDICATOR_PARTS,
  type IndicatorDefinition,
  type IndicatorPart,
  type IndicatorTable,
  type IndicatorValue,
} from '../../../shared/indicators.ts';
import { writtenValue } from '../../../shared/written-number.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Definition } from './definition.tsx';
import type { Narrowing } from './indicator-address.ts';
import { indicatorTexts } from './indicator-texts.ts';
import { NumberLink } from './number-link.tsx';
import { valueAt } from './reading.ts';
import type { ClosedNumber } from './use-closing.ts';
import { useWords } from './use-words.ts';

interface PartRow {
  readonly key: string;
  readonly part: IndicatorPart;
}
interface NumberRow {
  readonly key: string;
  readonly indicator: IndicatorDefinition;
  readonly value: IndicatorValue | undefined;
}
type Line = PartRow | NumberRow;

/** The indicators under the heads of their parts: the target of the year beside what is counted, each number open to its records. */
export function NumberTable(props: {
  readonly table: IndicatorTable;
  readonly indicators: readonly IndicatorDefinition[];
  readonly narrowing: Narrowing;
  readonly closing: ReadonlyMap<string, ClosedNumber> | undefined;
  /** The indicator whose spread is shown. */
  readonly chosen: string | undefined;
  readonly onChoose: (code: string) => void;
}): ReactNode {
  const { table, indicators, narrowing, closing, chosen, onChoose } = props;
  const t = useTexts(indicatorTexts);
  const { nameOf, unitOf } = useWords();
  const { spoken, tell } = useLanguage();
  const wide = Grid.useBreakpoint().md === true;
  const [defined, setDefined] = useState<readonly string[]>([]);
  const lines = INDICATOR_PARTS.flatMap((part): Line[] => {
    const own = indicators.filter((indicator) => indicator.part === part);
    if (own.length === 0) return [];
    const rows = own.map((indicator) => ({
      key: indicator.code,
      indicator,
      value: valueAt(table, indicator.code),
    }));
    return [{ key: `part ${part}`, part }, ...rows];
  });
  const ofNumber = (render: (row: NumberRow) => ReactNode) => ({
    onCell: (line: Line) => ('part' in line ? { colSpan: 0 } : {}),
    render: (_: unknown, line: Line) => ('part' in line ? null : render(line)),
  });
  const figure = (title: ReactNode, width: number, render: (row: NumberRow) => ReactNode) => ({
    title,
    width,
    align: 'right' as const,
    className: 'tabular',
    ...ofNumber(render),
  });
  const toggle = (code: string) =>
    setDefined((shown) => (shown.includes(code) ? shown.filter((one) => one !== code) : [...shown, code]));

  const missing = (words: string, why: string) => (
    <Tooltip title={why}>
      <Typography.Text type="secondary">{words}</Typography.Text>
    </Tooltip>
  );
  const hasBasis = lines.some((line) => 'value' in line && line.value?.of != null);
  const hasTargets = lines.some((line) => 'value' in line && line.value?.target != null);
  const columns: TableColumnsType<Line> = [
    {
      title: t.indicator,
      onCell: (line) => ('part' in line ? { colSpan: 12 } : {}),
      render: (_, line) => {
        if ('part' in line) return <Typography.Text strong>{tell(PART_WORDS[line.part])}</Typography.Text>;
        const { indicator } = line;
        const isOpen = defined.includes(indicator.code);
        const name = nameOf(indicator);
        return (
          <>
            {name}
            {!wide && <Typography.Text type="secondary"> {unitOf(indicator)}</Typography.Text>}
            <Button
              type="text"
              size="small"
              icon={<InfoCircleOutlined />}
              aria-expanded={isOpen}
              aria-label={isOpen ? t.hideDefinitionOf(name) : t.definitionOf(name)}
              onClick={() => toggle(indicator.code)}
            />
          </>
        );
      },
    },
    ...(wide
      ? [{ title: t.unitOf, width: spoken === 'en' ? 104 : 68, ...ofNumber(({ indicator }) => unitOf(indicator)) }]
      : []),
    figure(t.target, wide ? 84 : 76, ({ indicator, value }) =>
      value?.target == null ? missing(t.targetMissing, t.targetMissingWhy) : writtenValue(indicator, value.target),
    ),
    figure(t.actual, wide ? 76 : 68, ({ indicator, value }) => (
      <NumberLink
        indicator={indicator}
        value={value}
        narrowing={narrowing}
        absent={missing(t.undefinedNumber, t.undefinedWhy)}
        label={(written) => t.recordsOf(nameOf(indicator), written)}
      />
    )),
    ...(hasTargets && wide ? [figure(t.reached, 64, ({ value }) => reachedOf(value))] : []),
    ...(hasBasis && wide ? [figure(t.basis, 60, ({ value }) => (value?.of == null ? '' : value.of))] : []),
    ...(closing === undefined
      ? []
      : [
          figure(t.closedValue, 84, ({ indicator }) => {
            const closed = closing.get(indicator.code)?.closed ?? null;
            return closed === null ? missing(t.undefinedNumber, t.undefinedWhy) : writtenValue(indicator, closed);
          }),
          figure(t.difference, 84, ({ indicator }) => {
            const difference = closing.get(indicator.code)?.difference ?? 0;
            if (difference === 0) return <Typography.Text type="secondary">{t.same}</Typography.Text>;
            const written = writtenValue(indicator, Math.abs(difference));
            return <Typography.Text type="warning">{`${difference > 0 ? '+' : '−'}${written}`}</Typography.Text>;
          }),
        ]),
    {
      title: t.spread,
      width: 52,
      align: 'center',
      ...ofNumber(({ indicator }) => (
        <Button
          type={indicator.code === chosen ? 'primary' : 'text'}
          size="small"
          icon={<BarChartOutlined />}
          aria-pressed={indicator.code === chosen}
          aria-label={t.spreadOf(nameOf(indicator))}
          onClick={() => onChoose(indicator.code)}
        />
      )),
    },
  ];
  return (
    <Table<Line>
      size="small"
      rowKey="key"
      pagination={false}
      dataSource={lines}
      columns={columns}
      locale={{ emptyText: <EmptyState about={t.none} /> }}
      expandable={{
        showExpandColumn: false,
        expandedRowKeys: defined,
        expandedRowRender: (line) => ('part' in line ? null : <Definition indicator={line.indicator} />),
      }}
    />
  );
}

/** How much of a target is reached; a target of nought has no such part. */
function reachedOf(value: IndicatorValue | undefined): string {
  if (value === undefined || value.value === null || !value.target) return '';
  return `${Math.round((value.value / value.target) * 100)} %`;
}
