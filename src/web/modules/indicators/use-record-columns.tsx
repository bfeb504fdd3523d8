import { type TableColumnsType, Typography } from 'antd';
import { Link } from 'react-router';
import { BEHIND_HEADS, PUNCTUALITY_WORDS } from '../../../shared/indicator-words.ts';
import type { BehindLine, IndicatorDefinition } from '../../../shared/indicators.ts';
import { KIND_WORDS } from '../../../shared/network-words.ts';
import { provinceCoded } from '../../../shared/regions.ts';
import { SERVICE_KIND_WORDS } from '../../../shared/service-words.ts';
import { WORDS } from '../../../shared/words.ts';
import { writtenValue } from '../../../shared/written-number.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { recordTexts } from './record-texts.ts';

/** Names of values by their codes, where a record may bear one that this page does not know. */
type Names = Readonly<Record<string, string | { readonly zh: string; readonly en: string }>>;

/** The columns of the records behind an indicator, as they suit what it counts. */
export function useRecordColumns(
  indicator: IndicatorDefinition | undefined,
  type: BehindLine['type'],
): TableColumnsType<BehindLine> {
  const t = useTexts(recordTexts);
  const { spoken, tell, convert } = useLanguage();
  const head = BEHIND_HEADS[type];
  const rated = WORDS[spoken].rating;
  const names: Readonly<Record<BehindLine['type'], Names>> = {
    service: SERVICE_KIND_WORDS,
    beneficiary: KIND_WORDS,
    unit: KIND_WORDS,
    return: PUNCTUALITY_WORDS,
    judgement: rated,
  };
  const nameOf = (kind: string): string => {
    const words = names[type][kind];
    if (words === undefined) return kind;
    return typeof words === 'string' ? convert(words) : tell(words);
  };
  const aboutOf = ({ about }: BehindLine): string => {
    if (type === 'service' && about === '') return t.forPublic;
    if (type !== 'unit') return about;
    const province = provinceCoded(`${about.slice(0, 2)}0000`);
    return province === undefined ? about : tell({ zh: province.name, en: province.en });
  };
  const isShare = indicator?.dedupe === 'share';
  return [
    ...(type === 'unit'
      ? []
      : [{ title: tell(head.on), width: 120, render: (_: unknown, { on }: BehindLine) => on ?? t.noDay }]),
    {
      title: tell(head.unit),
      render: (_, { id, unit }) => {
        if (type === 'unit') return <Link to={`/units/${id}`}>{unit}</Link>;
        return type === 'return' ? <Link to={`/returns/${id}`}>{unit}</Link> : unit;
      },
    },
    ...(type === 'judgement'
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
