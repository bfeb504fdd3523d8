import { Command } from 'commander';
import { listImports, listSetAside } from '../../server/modules/patents/index.ts';
import { run, withSharedOptions } from '../invocation.ts';
import { place } from '../place.ts';
import { tableLines } from '../table.ts';
import { wholeNumber } from '../whole-number.ts';

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
    .option('--limit <n>', '条数 / how many', wholeNumber, 100)
    .action(async (options: ImportsOptions, command: Command) => {
      await run(command, { zh: '导入', en: 'imports' }, async ({ office, language, say }) => {
        const { database, house } = office;
        if (options.setAside) {
          const records = await listSetAside(database.db, house, {
            limit: options.limit,
            ...(options.import === undefined ? {} : { importFileId: options.import }),
          });
          const rows = records.map(({ file, position, reason }) => [
            file,
            place(position),
            language === 'en' ? reason.en : reason.zh,
          ]);
          return {
            data: { setAside: records },
            lines: tableLines([say('文件', 'file'), say('位置', 'place'), say('原因', 'reason')], rows),
          };
        }
        const imports = await listImports(database.db, house, options.limit);
        const rows = imports.map((one) => [
          one.id,
          one.name,
          one.read,
          one.stored,
          one.updated,
          one.unchanged,
          one.setAside,
        ]);
        const head = [
          '#',
          say('文件', 'file'),
          say('读取', 'read'),
          say('新存', 'stored'),
          say('更新', 'updated'),
          say('未变', 'unchanged'),
          say('搁置', 'set aside'),
        ];
        return { data: { imports }, lines: tableLines(head, rows) };
      });
    });
}
