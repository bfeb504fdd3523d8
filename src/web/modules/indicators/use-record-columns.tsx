import { type TableColumnsType, Typography } from 'antd';
import { Link } from 'react-router';
import { BEHIND_HEADS, BEHIND_KINDS, WITHOUT_ABOUT } from '../../../shared/behind-words.ts';
import type { BehindLine, IndicatorDefinition } from '../../../shared/indicators.ts';
import { provinceCoded } from '../../../shared/regions.ts';
import { writtenValue } from '../../../shared/written-number.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { recordTexts } from './record-texts.ts';

/** The columns of the records behind an indicator, as they suit what it counts. */
export function useRecordColumns(
  indicator: IndicatorDefinition | undefined,
  type: BehindLine['type'],
): TableColumnsType<BehindLine> {
  const t = useTexts(recordTexts);
  const { tell } = useLanguage();
  const head = BEHIND_HEADS[type];
  const nameOf = (kind: string): string => {
    const words = BEHIND_KINDS[type][kind];
    return words === undefined ? kind : tell(words);
  };
  const aboutOf = ({ about }: BehindLine): string => {
    if (type === 'service' && about === '') return t.forPublic;
    if (type !== 'unit') return about;
    const province = provinceCoded(`${about.slice(0, 2)}0000`);
    return province === undefined ? about : tell({ zh: province.name, en: province.en });
  };
  const isShare = indicator?.dedupe === 'share';
  return [
    ...(type === 'unit' || type === 'region'
      ? []
      : [{ title: tell(head.on), width: 120, render: (_: unknown, { on }: BehindLine) => on ?? t.noDay }]),
    {
      title: tell(head.unit),
      render: (_, { id, unit }) => {
        if (type === 'unit') return <Link to={`/units/${id}`}>{unit}</Link>;
        if (type === 'service') return <Link to={`/services?record=${id}`}>{unit}</Link>;
        if (type === 'entry') return <Link to={`/ledger?entry=${id}`}>{unit}</Link>;
        return type === 'return' ? <Link to={`/returns/${id}`}>{unit}</Link> : unit;
      },
    },
    ...(WITHOUT_ABOUT.has(type)
      ? []
      : [{ title: tell(head.about), render: (_: unknown, line: BehindLine) => aboutOf(line) }]),
    { title: tell(head.kind), width: 140, render: (_, { kind }) => nameOf(kind) },
    {
      title: t.adds,
      width: 120,
      align: 'right',
      className: 'tabular',
      render: (_, { amount }) => {
        if (isShare && amount === 0) return <Typography.Text type="secondary">{t.notCounted}</Typography.Text>;
        return writtenValue({ dedupe: 'sum' }, amount);
      },
    },
  ];
}
