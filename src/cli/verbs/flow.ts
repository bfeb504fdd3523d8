import { Command } from 'commander';
import { flow, precisionBy } from '../../server/modules/effects/index.ts';
import { flowLines } from '../flow-lines.ts';
import { run, withSharedOptions } from '../invocation.ts';
import { tableLines } from '../table.ts';
import { wholeNumber } from '../whole-number.ts';

interface FlowOptions {
  readonly profile?: number;
  readonly enterprise?: number;
  readonly by?: 'profile' | 'enterprise';
}

export function flowVerb(): Command {
  return withSharedOptions(new Command('flow'))
    .description('从读取到应用的流转计数与查准率 / counts from read to used, and precision')
    .option('--profile <id>', '只计一个画像 / of one profile', wholeNumber)
    .option('--enterprise <id>', '只计一家企业 / of one enterprise', wholeNumber)
    .option('--by <what>', '查准率按 profile 或 enterprise 分列 / precision by profile or enterprise')
    .action(async (options: FlowOptions, command: Command) => {
      if (options.by !== undefined && options.by !== 'profile' && options.by !== 'enterprise') {
        command.error('--by：profile 或 enterprise / profile or enterprise', { exitCode: 2 });
      }
      await run(command, { zh: '流转', en: 'flow' }, async ({ office, say }) => {
        const filter = {
          ...(options.profile === undefined ? {} : { profile: options.profile }),
          ...(options.enterprise === undefined ? {} : { enterprise: options.enterprise }),
        };
        const { database, house, clock } = office;
        const counts = await flow(database.db, house, filter);
        const rows = options.by === undefined ? [] : await precisionBy(database.db, house, options.by, clock);
        const head = [say('名称', 'name'), say('已评', 'judged'), say('相关', 'relevant'), say('查准率', 'precision')];
        return {
          data: options.by === undefined ? counts : { ...counts, precisionBy: rows },
          lines: [
            ...flowLines(counts, say),
            ...(rows.length === 0
              ? []
              : [
                  '',
                  ...tableLines(
                    head,
                    rows.map((row) => [
                      row.name,
                      row.judged,
                      row.relevant,
                      row.precision === null ? '–' : `${Math.round(row.precision * 100)} %`,
                    ]),
                  ),
                ]),
          ],
        };
      });
    });
}
