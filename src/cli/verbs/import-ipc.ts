import { Command } from 'commander';
import { loadClasses } from '../../server/modules/patents/index.ts';
import { run, withSharedOptions } from '../invocation.ts';
import { tableLines } from '../table.ts';

const SHOWN = 10;

export function importIpcVerb(): Command {
  return withSharedOptions(new Command('import-ipc'))
    .description('载入 IPC 分类标题 / load titles of the International Patent Classification')
    .argument('<file>', 'CSV：code、level、title_zh_年份、title_en_年份，可有 dots / CSV with these columns')
    .action(async (file: string, _options: object, command: Command) => {
      await run(command, { zh: '载入 IPC', en: 'import-ipc' }, async ({ office, say }) => {
        const result = await loadClasses(office.patents, file);
        const { read, added, changed, unchanged, editionZh, editionEn, groupsWithLevels, groups } = result;
        const leftOut = result.leftOut.slice(0, SHOWN).map(({ line, code }) => `${line}: ${code}`);
        return {
          data: result,
          lines: [
            ...tableLines(
              [
                say('读取', 'read'),
                say('新增', 'added'),
                say('更新', 'changed'),
                say('未变', 'unchanged'),
                say('中文版', 'Chinese edition'),
                say('英文版', 'English edition'),
              ],
              [[read, added, changed, unchanged, editionZh ?? '—', editionEn ?? '—']],
            ),
            '',
            say(
              `${groups} 个大组中，文件给出 ${groupsWithLevels} 个大组的小组层级，其余大组的小组在分类表中并列。检索式 ipc=小组 只指该小组本身；要包含其他小组，请一并选上，或用 *（如 ipc=H01M10/05*）。`,
              `The file tells the levels of the subgroups of ${groupsWithLevels} of ${groups} main groups; elsewhere subgroups are listed side by side. A query for a subgroup means itself alone: name the others too, or use * (ipc=H01M10/05*).`,
            ),
            ...(result.leftOutTotal === 0
              ? []
              : [
                  say(
                    `有 ${result.leftOutTotal} 行的分类号或级别无法识别，没有载入（行号: 分类号）：${leftOut.join('，')}`,
                    `${result.leftOutTotal} lines have a symbol or level that cannot be read and were left out (line: symbol): ${leftOut.join(', ')}`,
                  ),
                ]),
          ],
        };
      });
    });
}
