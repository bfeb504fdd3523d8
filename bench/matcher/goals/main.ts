import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Mistake } from '../../command-line.ts';
import { growthChart } from './chart.ts';
import { growthLines } from './growth.ts';
import { measureGoals } from './measuring.ts';
import type { GoalsCommand } from './options.ts';
import { type ResultRecord, readMeasured, readRecords } from './records.ts';
import { chartNote, goalsTable } from './table.ts';

/** Measures, or shows what was measured. Throws a Mistake for a file that cannot be shown. */
export async function runGoals(command: GoalsCommand): Promise<void> {
  switch (command.does) {
    case 'measure':
      await measureGoals(command.options, console.error);
      return console.log(goalsTable(readRecords(command.options.out)));
    case 'table':
      return console.log(goalsTable(readMeasured(command.from)));
    case 'chart':
      return writeChart(command.from, command.to, readMeasured(command.from));
  }
}

function writeChart(from: string, to: string, records: readonly ResultRecord[]): void {
  const lines = growthLines(records);
  if (lines.length === 0)
    throw new Mistake(
      `${from} has no measurement of growth or of a peer: run --goals --only growth,peers --out ${from}`,
    );
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, growthChart(lines, chartNote(records)));
}
