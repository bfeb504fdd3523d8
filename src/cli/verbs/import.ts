import { Command } from 'commander';
import { importFiles } from '../../server/modules/patents/index.ts';
import { run, withSharedOptions } from '../invocation.ts';
import { namedFiles } from '../named-files.ts';
import { place } from '../place.ts';
import { told } from '../say.ts';
import { tableLines } from '../table.ts';

const SHOWN = 20;

export function importVerb(): Command {
  return withSharedOptions(new Command('import'))
    .description('导入专利文献文件 / import files of publications')
    .argument(
      '<file...>',
      '文件，或含文件的目录；格式由内容识别 / files, or folders of files; the format is recognised from the bytes',
    )
    .option('--recursive', '连同子目录 / the folders in a folder as well')
    .option('--mapping <name>', '表格的列映射：名称或 JSON 文件 / column mapping of a table: a name or a JSON file')
    .action(async (files: string[], options: { mapping?: string; recursive?: boolean }, command: Command) => {
      await run(command, { zh: '导入', en: 'import' }, async ({ office, progress, say }) => {
        const sources = await namedFiles(files, options.recursive ?? false);
        const result = await importFiles(office.patents, sources, {
          ...(options.mapping === undefined ? {} : { mapping: options.mapping }),
          onProgress: ({ file, read }) => progress.update(say(`${file}，已读 ${read} 条`, `${file}, ${read} records`)),
        });
        const aside = result.setAside
          .slice(0, SHOWN)
          .map(({ file, position, reason }) => [file, place(position), told(reason, say)]);
        const more = result.setAsideTotal - aside.length;
        return {
          data: result,
          lines: [
            ...tableLines(
              [
                say('文件', 'files'),
                say('读取', 'read'),
                say('新存', 'stored'),
                say('更新', 'updated'),
                say('未变', 'unchanged'),
                say('搁置', 'set aside'),
              ],
              [[result.files, result.read, result.stored, result.updated, result.unchanged, result.setAsideTotal]],
            ),
            ...(aside.length > 0
              ? [
                  '',
                  ...tableLines([say('搁置的记录', 'set aside'), say('位置', 'place'), say('原因', 'reason')], aside),
                ]
              : []),
            ...(more > 0
              ? [
                  say(
                    `……另有 ${more} 条，用 --json 查看前一千条。`,
                    `… and ${more} more; --json lists the first thousand.`,
                  ),
                ]
              : []),
          ],
          status: result.unreadable > 0 ? 1 : 0,
        };
      });
    });
}
