import type { FlowDimension, FlowLabel, FlowLine, FlowNumber, FlowRecord } from '../../../shared/flow.ts';
import { flowNumber } from '../../../shared/flow.ts';
import { csvTable } from '../../platform/csv.ts';
import { personIn, wordsOf } from './words.ts';

type Cell = string | number | null | undefined;

/** The records behind a number as a table for a spreadsheet program. All of them are of one kind. */
export function recordsCsv(records: readonly FlowRecord[], number: FlowNumber, language: 'zh' | 'en'): string {
  const words = wordsOf(language);
  const { head } = words;
  const publication = [head.number, head.title, head.date];
  const ofRun = [head.enterprise, head.profile, head.day];
  const heads: Readonly<Record<FlowRecord['of'], readonly string[]>> = {
    record: [head.file, head.record, head.day, head.number, head.outcome, head.problem],
    publication: [...publication, head.day],
    match: [...publication, ...ofRun],
    family: [...publication, ...ofRun, head.members],
    item: [
      ...[...publication, ...ofRun, head.decision, head.decidedBy, head.decidedAt, head.issue, head.kind],
      ...[head.delivered, head.opened, head.rating, head.reason, head.by, head.at, head.node, head.changed],
    ],
  };
  const cells = (one: FlowRecord): Cell[] => {
    if (one.of === 'record') {
      const problem = one.problem === null ? '' : language === 'en' ? one.problem.en : one.problem.zh;
      return [one.file, one.record, one.day, one.number, words.outcome[one.outcome], problem];
    }
    const first = [one.number, one.title, one.date];
    if (one.of === 'publication') return [...first, one.day];
    const both = [...first, one.enterprise.name, profileName(one.profile, language), one.day];
    if (one.of === 'match') return both;
    if (one.of === 'family') return [...both, one.members.join('；')];
    const { judgement, issue, uses } = one;
    return [
      ...both,
      one.decision === null ? '' : words.decision[one.decision],
      one.decidedBy && personIn(words, one.decidedBy),
      one.decidedAt,
      issue?.number,
      issue === null ? '' : words.kind[issue.kind],
      one.deliveredAt,
      one.openedAt,
      judgement === null ? '' : words.rating[judgement.rating],
      judgement?.reason ? words.reason[judgement.reason] : '',
      judgement && personIn(words, judgement.by),
      judgement?.at,
      uses.map(({ node }) => words.node[node]).join('；'),
      uses.map(({ whatChanged }) => whatChanged).join('；'),
    ];
  };
  return csvTable(heads[kindOf(number)], records.map(cells));
}

function kindOf(number: FlowNumber): FlowRecord['of'] {
  if (number === 'read' || number === 'setAside') return 'record';
  if (number === 'stored') return 'publication';
  if (number === 'matched') return 'match';
  return number === 'families' ? 'family' : 'item';
}

/** The lines of the flow as a table for a spreadsheet program. */
export function linesCsv(lines: readonly FlowLine[], by: FlowDimension, language: 'zh' | 'en'): string {
  const { numbers, dimensions, precision } = wordsOf(language);
  const shown = flowNumber.options.filter((number) => lines.some(({ counts }) => counts[number] !== undefined));
  return csvTable(
    [dimensions[by], ...shown.map((number) => numbers[number]), precision],
    lines.map(({ key, label, counts, precision: of }) => [
      by === 'profile' ? `${label.enterprise ?? ''} ${profileName(label, language)}` : (label.name ?? key),
      ...shown.map((number) => counts[number]),
      of === null ? '' : Number(of.toFixed(4)),
    ]),
  );
}

function profileName({ ordinal, name }: FlowLabel, language: 'zh' | 'en'): string {
  return name ?? (ordinal === undefined ? '' : language === 'en' ? `profile ${ordinal}` : `画像 ${ordinal}`);
}
