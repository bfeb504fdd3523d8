import { Command } from 'commander';
import { type ImportRecord, listImports, listSetAside } from '../../server/modules/patents/index.ts';
import { ProblemError } from '../../server/platform/problems.ts';
import { type Answer, type Invocation, run, withSharedOptions } from '../invocation.ts';
import { place } from '../place.ts';
import { told } from '../say.ts';
import { tableLines } from '../table.ts';
import { positiveNumber, wholeNumber } from '../whole-number.ts';

interface ImportsOptions {
  readonly setAside?: boolean;
  readonly import?: number;
  readonly limit: number;
}

export function importsVerb(): Command {
  return withSharedOptions(new Command('imports'))
    .description('列出导入过的文件，或搁置的记录 / list the files imported, or the records set aside')
    .option('--set-aside', '列出搁置的记录及原因 / list records set aside and why')
    .option('--import <id>', '只看一次导入 / of one import', wholeNumber)
    .option('--limit <n>', '条数 / how many', positiveNumber, 100)
    .action(async (options: ImportsOptions, command: Command) => {
      await run(command, { zh: '导入', en: 'imports' }, async (invocation) => {
        const imports = await chosenImports(invocation, options);
        return options.setAside ? setAside(invocation, imports, options) : files(invocation, imports);
      });
    });
}

async function chosenImports({ office }: Invocation, { import: id, limit }: ImportsOptions): Promise<ImportRecord[]> {
  const { database, house } = office;
  if (id === undefined) return listImports(database.db, house, limit);
  const chosen = (await listImports(database.db, house, Number.MAX_SAFE_INTEGER)).filter((one) => one.id === id);
  if (chosen.length === 0) throw noSuchImport(id);
  return chosen;
}

function files({ say }: Invocation, imports: readonly ImportRecord[]): Answer {
  const rows = imports.map((one) => [
    one.id,
    one.name,
    one.read,
    one.stored,
    one.updated,
    one.unchanged,
    one.setAside,
    told(one.problem, say),
  ]);
  const head = [
    '#',
    say('文件', 'file'),
    say('读取', 'read'),
    say('新存', 'stored'),
    say('更新', 'updated'),
    say('未变', 'unchanged'),
    say('搁置', 'set aside'),
    say('问题', 'problem'),
  ];
  const nothing = say('还没有导入过文件。请用 chuanli import 导入。', 'No file was imported yet. Use chuanli import.');
  return { data: { imports }, lines: tableLines(head, rows, nothing) };
}

async function setAside(
  { office, say }: Invocation,
  imports: readonly ImportRecord[],
  { import: id, limit }: ImportsOptions,
): Promise<Answer> {
  const records = await listSetAside(office.database.db, office.house, {
    limit,
    ...(id === undefined ? {} : { importFileId: id }),
  });
  const unread = imports.flatMap(({ id: importFileId, name, problem }) =>
    problem === undefined ? [] : [{ file: name, importFileId, reason: problem }],
  );
  const all = [...unread, ...records];
  const rows = all.map((one) => [one.file, 'position' in one ? place(one.position) : '', told(one.reason, say)]);
  return {
    data: { setAside: all },
    lines: tableLines(
      [say('文件', 'file'), say('位置', 'place'), say('原因', 'reason')],
      rows,
      say('没有搁置的记录。', 'Nothing was set aside.'),
    ),
  };
}

function noSuchImport(id: number): ProblemError {
  return new ProblemError({
    code: 'import.unknown',
    zh: `没有编号为 ${id} 的导入。请用 chuanli imports 核对编号。`,
    en: `There is no import ${id}. Check the number with chuanli imports.`,
  });
}
