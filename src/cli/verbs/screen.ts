import { Command } from 'commander';
import { screen } from '../../server/modules/screening/index.ts';
import { whileScreening } from '../../server/screening-work.ts';
import { run, withSharedOptions } from '../invocation.ts';
import { tableLines } from '../table.ts';
import { positiveNumber, wholeNumbers } from '../whole-number.ts';

export function screenVerb(): Command {
  return withSharedOptions(new Command('screen'))
    .description('用运行中的画像筛查新文献 / compare new publications with the running profiles')
    .option('--import <id...>', '只筛查这些导入 / only these imports', wholeNumbers)
    .option(
      '--batch <n>',
      '每批文献数，默认由内存决定 / publications in a batch; what fits into memory',
      positiveNumber,
    )
    .action(async (options: { import?: number[]; batch?: number }, command: Command) => {
      await run(command, { zh: '筛查', en: 'screen' }, async ({ office, progress, say }) => {
        const { database, house, clock } = office;
        const request = options.import === undefined ? {} : { imports: options.import };
        const result = await whileScreening(office, (ways) =>
          screen(
            database,
            house,
            request,
            { actor: 'cli', clock },
            {
              ...ways,
              ...(options.batch === undefined ? {} : { batchSize: options.batch }),
              progress: ({ done, total }) => progress.update(`${done} / ${total}`),
            },
          ),
        );
        const head = [
          say('批次', 'run'),
          say('文献', 'publications'),
          say('画像', 'profiles'),
          say('匹配', 'matches'),
          say('族', 'families'),
          say('毫秒', 'ms'),
        ];
        return {
          data: result,
          lines: [
            ...(result.nothingNew
              ? [
                  say(
                    `没有新文献，也没有新的画像版本：以下是第 ${result.run} 次筛查的结果。新文献用 chuanli import 读入。`,
                    `No new publication and no new version of a profile: these are the results of run ${result.run}. Read new publications with chuanli import.`,
                  ),
                ]
              : []),
            ...tableLines(head, [
              [result.run, result.publications, result.profiles, result.matches, result.families, result.tookMs],
            ]),
          ],
        };
      });
    });
}
