import { readFile, writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import {
  applyWorkbook,
  entryHistory,
  exportLedger,
  listEntries,
  readLedgerWorkbook,
} from '../../server/modules/ledger/index.ts';
import { listPlans } from '../../server/modules/plan/index.ts';
import { ProblemError } from '../../server/platform/problems.ts';
import type { WorkbookReading } from '../../shared/ledger-pages.ts';
import { type Invocation, run, withSharedOptions } from '../invocation.ts';
import type { Say } from '../say.ts';
import { tableLines } from '../table.ts';
import { wholeNumber } from '../whole-number.ts';

export function ledgerVerb(): Command {
  return new Command('ledger')
    .description('工作台账：导出为工作簿，改后读回 / the ledger as a workbook, out and in again')
    .addCommand(exportCommand())
    .addCommand(importCommand());
}

function exportCommand(): Command {
  return withSharedOptions(new Command('export'))
    .description('导出台账 / write the ledger to a workbook')
    .argument('<file>', '写入的 XLSX 文件，须尚不存在 / workbook to write; it must not be there yet')
    .option('--year <year>', '计划年度，默认最近一年 / year of the plan; the newest if not said', wholeNumber)
    .action(async (file: string, { year }: { readonly year?: number }, command: Command) => {
      await run(command, { zh: '导出台账', en: 'ledger export' }, async ({ office, language, say }) => {
        const { database, house, clock } = office;
        const plans = (await listPlans(database.db, house)).filter(({ state }) => state !== 'draft');
        const plan = plans.find((one) => year === undefined || one.year === year);
        if (plan === undefined) throw new ProblemError(noPlan);
        const entries = await listEntries(database.db, house, { plan: plan.id }, clock);
        const bytes = await exportLedger(entries, language === 'en' ? 'en' : 'zh');
        await writeFile(file, bytes, { flag: 'wx' }).catch((error: unknown) => {
          throw isThere(error) ? new ProblemError(alreadyThere(file), { cause: error }) : error;
        });
        return {
          data: { file, year: plan.year, entries: entries.length },
          lines: [
            say(`已将 ${entries.length} 条台账写入 ${file}。`, `${entries.length} entries are written to ${file}.`),
          ],
        };
      });
    });
}

function importCommand(): Command {
  return withSharedOptions(new Command('import'))
    .description('读回改过的台账，列出差异 / read an edited ledger and list how it differs')
    .argument('<file>', '导出后改过的 XLSX 文件 / workbook that was exported and edited')
    .option('--apply', '把列出的差异写入台账 / write the differences that are listed')
    .action(async (file: string, { apply = false }: { readonly apply?: boolean }, command: Command) => {
      await run(command, { zh: '导入台账', en: 'ledger import' }, async ({ office, say }) => {
        const { database, house, clock } = office;
        const reading = await readLedgerWorkbook(await readFile(file), {
          entries: await listEntries(database.db, house, {}, clock),
          historyOf: ({ id }) => entryHistory(database.db, house, id),
          may: ({ state }) => state !== 'closed',
        });
        const applied = apply ? await write(office, reading) : null;
        const faults = reading.refused.length + reading.conflicts.length + (applied?.refused.length ?? 0);
        return {
          data: { ...reading, applied },
          lines: [...readingLines(reading, say), ...appliedLines(applied, reading, say)],
          status: faults > 0 ? 1 : 0,
        };
      });
    });
}

type Applied = Awaited<ReturnType<typeof applyWorkbook>>;

function write({ database, house, clock }: Invocation['office'], { changes }: WorkbookReading): Promise<Applied> {
  return applyWorkbook(database.db, house, changes, () => true, { actor: 'cli', clock });
}

function readingLines({ rows, unchanged, changes, conflicts, refused }: WorkbookReading, say: Say): string[] {
  const differing = [...changes, ...conflicts].flatMap(({ row, number, fields }) =>
    fields.map(({ field, before, after }) => [row, number, field, before, after]),
  );
  const head = [
    say('行', 'row'),
    say('编号', 'entry'),
    say('项', 'field'),
    say('原为', 'before'),
    say('改为', 'after'),
  ];
  return [
    say(
      `共 ${rows} 行：${changes.length} 条有改动，${conflicts.length} 条冲突，${unchanged} 条未变，${refused.length} 处未接受。`,
      `${rows} rows: ${changes.length} changed, ${conflicts.length} in conflict, ${unchanged} as they were, ${refused.length} cells refused.`,
    ),
    ...(differing.length > 0 ? tableLines(head, differing) : []),
    ...conflicts.map(({ row, number }) =>
      say(
        `第 ${row} 行 ${number} 在导出后已被改过，未写入。`,
        `Row ${row}: ${number} changed since the export; not written.`,
      ),
    ),
    ...refused.map(({ row, column, zh, en }) =>
      say(`第 ${row} 行${column === null ? '' : `“${column}”`}：${zh}。`, `Row ${row}, ${column ?? ''}: ${en}.`),
    ),
  ];
}

function appliedLines(applied: Applied | null, { changes }: WorkbookReading, say: Say): string[] {
  if (applied === null)
    return changes.length === 0
      ? []
      : [say('没有写入任何内容；核对后加 --apply 写入。', 'Nothing is written; check it and call again with --apply.')];
  return [
    say(`已写入 ${applied.applied} 条。`, `${applied.applied} entries are written.`),
    ...applied.refused.map(({ zh, en }) => say(zh, en)),
  ];
}

function isThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

function alreadyThere(path: string) {
  return {
    code: 'ledger.file-exists',
    zh: `文件 ${path} 已存在，未作改动。请换一个文件名，或先移走它。`,
    en: `The file ${path} is there already and was left as it is. Choose another name, or move it away first.`,
  };
}

const noPlan = {
  code: 'ledger.no-plan.not-found',
  zh: '没有这一年度已印发的计划。请先用 chuanli plan issue 印发。',
  en: 'No plan of that year was issued. Issue it with chuanli plan issue.',
};
