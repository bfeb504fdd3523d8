import { Command, Option } from 'commander';
import { recordFeedback, recordUse } from '../../server/modules/effects/index.ts';
import { feedbackReason, useNode } from '../../shared/effects.ts';
import { rating } from '../../shared/push.ts';
import { run, withSharedOptions } from '../invocation.ts';
import { wholeNumber } from '../whole-number.ts';

interface FeedbackOptions {
  readonly rating?: (typeof rating.options)[number];
  readonly reason?: (typeof feedbackReason.options)[number];
  readonly remark?: string;
  readonly by: string;
  readonly used?: (typeof useNode.options)[number];
  readonly changed?: string;
  readonly evidence?: string;
}

export function feedbackVerb(): Command {
  return withSharedOptions(new Command('feedback'))
    .description('记录企业的评价和应用 / record an enterprise’s judgement and use')
    .argument('<item>', '条目编号，见 issue show / number of the item, see issue show', wholeNumber)
    .addOption(new Option('--rating <rating>', '评价 / judgement').choices(rating.options))
    .addOption(new Option('--reason <reason>', '不相关的原因 / why it is not relevant').choices(feedbackReason.options))
    .option('--remark <text>', '补充说明 / remark')
    .addOption(new Option('--used <node>', '用于哪个环节 / at which node it was used').choices(useNode.options))
    .option('--changed <text>', '改变了什么 / what it changed')
    .option('--evidence <text>', '佐证 / evidence')
    .option('--by <name>', '谁说的 / who says so', 'cli')
    .action(async (item: number, options: FeedbackOptions, command: Command) => {
      if (options.rating === undefined && options.used === undefined) {
        command.error('请给出 --rating 或 --used / give --rating or --used', { exitCode: 2 });
      }
      if (options.used !== undefined && options.changed === undefined) {
        command.error('--used：请用 --changed 说明改变了什么 / say with --changed what it changed', { exitCode: 2 });
      }
      await run(command, { zh: '反馈', en: 'feedback' }, async ({ office, say }) => {
        const { database, house, clock } = office;
        const witness = { by: options.by, channel: 'command' } as const;
        if (options.rating !== undefined) {
          const feedback = {
            rating: options.rating,
            ...(options.reason === undefined ? {} : { reason: options.reason }),
            ...(options.remark === undefined ? {} : { remark: options.remark }),
          };
          await recordFeedback(database.db, house, item, feedback, witness, clock);
        }
        if (options.used !== undefined) {
          const use = {
            node: options.used,
            whatChanged: options.changed ?? '',
            ...(options.evidence === undefined ? {} : { evidence: options.evidence }),
          };
          await recordUse(database.db, house, item, use, witness, clock);
        }
        return {
          data: { item, rating: options.rating ?? null, used: options.used ?? null },
          lines: [say(`已记录第 ${item} 条的反馈。`, `The feedback on item ${item} is recorded.`)],
        };
      });
    });
}
