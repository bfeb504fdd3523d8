import { Command, Option } from 'commander';
import { flow, isItemNumber, itemsBehind, precisionBy, recordsBehind } from '../../server/modules/effects/index.ts';
import { type FlowNumber, flowNumber } from '../../shared/flow.ts';
import { calendarDay } from '../calendar-day.ts';
import { flowLines } from '../flow-lines.ts';
import { recordLines } from '../flow-record-lines.ts';
import { run, withSharedOptions } from '../invocation.ts';
import { refuseUnknown } from '../known-parts.ts';
import { queueLines } from '../queue-lines.ts';
import { tableLines } from '../table.ts';
import { wholeNumber } from '../whole-number.ts';

interface FlowOptions {
  readonly profile?: number;
  readonly enterprise?: number;
  readonly run?: number;
  readonly by?: 'profile' | 'enterprise';
  readonly from?: string;
  readonly to?: string;
  readonly records?: FlowNumber;
}

export function flowVerb(): Command {
  return withSharedOptions(new Command('flow'))
    .description('从读取到应用的流转计数与查准率 / counts from read to used, and precision')
    .option('--profile <id>', '只计一个画像 / of one profile', wholeNumber)
    .option('--enterprise <id>', '只计一家企业 / of one enterprise', wholeNumber)
    .option('--run <id>', '只计一个批次 / of one screening run', wholeNumber)
    .option('--from <day>', '从这一天导入或筛选的起 / imported or screened from this day', calendarDay)
    .option('--to <day>', '到这一天导入或筛选的止 / imported or screened up to this day', calendarDay)
    .addOption(new Option('--by <what>', '查准率分列 / precision by').choices(['profile', 'enterprise']))
    .addOption(
      new Option('--records <number>', '列出一个数字背后的记录 / list the records behind a number').choices(
        flowNumber.options,
      ),
    )
    .action(async (options: FlowOptions, command: Command) => {
      await run(command, { zh: '流转', en: 'flow' }, async ({ office, say }) => {
        const filter = {
          ...(options.profile === undefined ? {} : { profile: options.profile }),
          ...(options.enterprise === undefined ? {} : { enterprise: options.enterprise }),
          ...(options.run === undefined ? {} : { run: options.run }),
          ...(options.from === undefined ? {} : { from: options.from }),
          ...(options.to === undefined ? {} : { to: options.to }),
        };
        await refuseUnknown(office, options);
        const { database, house, clock } = office;
        if (options.records !== undefined) {
          if (isItemNumber(options.records)) {
            const items = await itemsBehind(database.db, house, options.records, filter);
            return { data: { items }, lines: queueLines(items, say) };
          }
          const viewer = { house, mayNameProfiles: true };
          const whole = { skip: 0, limit: Number.MAX_SAFE_INTEGER };
          const records = await recordsBehind(database.db, viewer, options.records, filter, whole, clock);
          return { data: { records }, lines: recordLines(records, say) };
        }
        const counts = await flow(database.db, house, filter);
        const rows = options.by === undefined ? [] : await precisionBy(database.db, house, options.by, clock, filter);
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
