import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { growthChart } from './chart.ts';
import { growthLines } from './growth.ts';
import { measureGoals } from './measuring.ts';
import type { GoalsCommand } from './options.ts';
import { readRecords } from './records.ts';
import { chartNote, goalsTable } from './table.ts';

export async function runGoals(command: GoalsCommand): Promise<void> {
  switch (command.does) {
    case 'measure':
      await measureGoals(command.options, console.error);
      return console.log(goalsTable(readRecords(command.options.out)));
    case 'table':
      return console.log(goalsTable(readRecords(command.from)));
    case 'chart': {
      const records = readRecords(command.from);
      mkdirSync(dirname(command.to), { recursive: true });
      writeFileSync(command.to, growthChart(growthLines(records), chartNote(records)));
    }
  }
}
