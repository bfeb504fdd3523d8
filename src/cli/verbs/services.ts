import { readFile, writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { findOrganisation } from '../../server/modules/network/index.ts';
import { importServices, serviceTemplate } from '../../server/modules/services/index.ts';
import { ProblemError } from '../../server/platform/problems.ts';
import { run, withSharedOptions } from '../invocation.ts';
import { tableLines } from '../table.ts';
import { wholeNumber } from '../whole-number.ts';

/** What was done for whom, in workbooks. */
export function servicesVerb(): Command {
  return new Command('services')
    .description('服务记录：模板与导入 / service records: the template, and importing')
    .addCommand(importCommand())
    .addCommand(templateCommand());
}

function importCommand(): Command {
  return withSharedOptions(new Command('import'))
    .description('导入一个单位的服务记录 / import the services of a unit')
    .argument('<file>', '按模板填写的 XLSX 文件 / workbook filled in as the template says')
    .option('--unit <id>', '提供服务的单位编号，默认本机构 / unit that served; this house if not said', wholeNumber)
    .action(async (file: string, { unit }: { readonly unit?: number }, command: Command) => {
      await run(command, { zh: '导入服务记录', en: 'services import' }, async ({ office, say }) => {
        const { database, house, clock } = office;
        const provider = await findOrganisation(database.db, house, { id: unit ?? house.organisationId });
        if (provider === undefined) throw new ProblemError(noUnit(unit ?? 0));
        const bytes = await readFile(file);
        const result = await importServices(database.db, house, provider.id, bytes, { actor: 'cli', clock });
        const { rows, entered, known, refused, unread } = result;
        const counts = say(
          `${provider.name}：共 ${rows} 行，新登记 ${entered} 条，先前已有 ${known} 条，未接收 ${refused.length} 行。`,
          `${provider.name}: ${rows} rows, ${entered} entered, ${known} known before, ${refused.length} refused.`,
        );
        const notRead = say(`未读取的列：${unread.join('、')}`, `Columns that were not read: ${unread.join(', ')}`);
        const table = tableLines(
          [say('行', 'row'), say('原因', 'why')],
          refused.map(({ row, zh, en }) => [row, say(zh, en)]),
        );
        return {
          data: { unit: provider.id, ...result },
          lines: [counts, ...(unread.length === 0 ? [] : [notRead]), ...(refused.length === 0 ? [] : ['', ...table])],
          ...(refused.length === 0 ? {} : { status: 1 as const }),
        };
      });
    });
}

function templateCommand(): Command {
  return withSharedOptions(new Command('template'))
    .description('写出空白模板 / write the empty template')
    .argument('<file>', '写入的 XLSX 文件，须尚不存在 / workbook to write; it must not be there yet')
    .action(async (file: string, _options: unknown, command: Command) => {
      await run(command, { zh: '服务记录模板', en: 'services template' }, async ({ say }) => {
        await writeFile(file, await serviceTemplate(), { flag: 'wx' });
        return { data: { file }, lines: [say(`模板已写入 ${file}。`, `The template is written to ${file}.`)] };
      });
    });
}

function noUnit(id: number) {
  return {
    code: 'call.no-unit',
    zh: `没有编号为 ${id} 的单位。请在“单位网络”中核对编号。`,
    en: `There is no unit ${id}. Check the number on the page “Network”.`,
  };
}
