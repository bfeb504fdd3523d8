import { whole } from '../units.ts';
import type { PeerFigures, ResultRecord } from './records.ts';
import { type Row, rowsOf } from './rows.ts';

/** Every goal beside its figure, in Markdown, with what it was measured on and how. */
export function goalsTable(records: readonly ResultRecord[]): string {
  return [
    ...heading(records),
    '',
    '| goal | figure | |',
    '|---|---|---|',
    ...rowsOf(records).map(lineOf),
    '',
    ...peerLines(records),
  ].join('\n');
}

function heading(records: readonly ResultRecord[]): string[] {
  if (records.length === 0) return ['Nothing has been measured.'];
  const { scale } = records[0]!;
  const loads = records.map(({ load }) => load);
  const times = records.map(({ at }) => `${at.slice(0, 16).replace('T', ' ')}`).toSorted();
  const loud = `**SCALE ${whole(scale)}: EVERY SIZE IS DIVIDED BY ${whole(scale)}. THESE FIGURES ARE FOR TRYING OUT AND SAY NOTHING ABOUT THE GOALS.**`;
  return [
    ...(scale === 1 ? [] : [loud, '']),
    `${distinct(records, ({ machine }) => machine)}; load ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)} as each process began; ${times[0]} to ${times.at(-1)} UTC.`,
    `${distinct(records, settingsOf)}; one thread and seconds of its CPU where nothing else is said.`,
  ];
}

/** What stands under the chart. */
export function chartNote(records: readonly ResultRecord[]): string {
  const drawn = records.filter(({ step }) => step.measure === 'batch' || step.measure === 'peer');
  const scale = records[0]?.scale ?? 1;
  const loud = scale === 1 ? '' : `SCALE ${whole(scale)}, FOR TRYING OUT. `;
  const days = drawn.map(({ at }) => at.slice(0, 10)).toSorted();
  return `${loud}${distinct(drawn, ({ machine }) => machine)}; one thread, reading of documents included; ${days.at(-1)}.`;
}

function settingsOf({ settings: { runs, warmUps, work } }: ResultRecord): string {
  const profiles = work.source === 'real' ? 'real publications' : `generated publications, ${work.breadth} profiles`;
  return `Medians of ${runs} runs after ${warmUps} to warm up; ${profiles}, seed ${work.seed}`;
}

function lineOf({ goal, figure, verdict }: Row): string {
  return `| ${goal} | ${figure} | ${verdict === 'met' || verdict === null ? (verdict ?? '') : `**${verdict}**`} |`;
}

/** The versions and settings of peers, each once. */
function peerLines(records: readonly ResultRecord[]): string[] {
  const told = records.flatMap(({ step, figures }) => {
    if (step.measure !== 'peer' || typeof figures === 'string') return [];
    const { peer } = figures as PeerFigures;
    return typeof peer === 'string'
      ? []
      : [[step.peer!, `${peer.version} (${withoutSeconds(peer.settings)})`] as const];
  });
  return [...new Map(told)].map(([name, settings]) => `- ${name} ${settings}`);
}

/** How long it took to load depends on the run, and is no setting. */
function withoutSeconds(settings: string): string {
  return settings.replace(/, [\d.]+ s to load$/, '');
}

function distinct(records: readonly ResultRecord[], told: (record: ResultRecord) => string): string {
  return [...new Set(records.map(told))].join(' / ');
}
