import { Command } from 'commander';
import { listSubscriptions, resumeSubscription, stopSubscription } from '../../server/modules/push/index.ts';
import { run, withSharedOptions } from '../invocation.ts';
import { label } from '../labels.ts';
import { tableLines } from '../table.ts';
import { wholeNumber } from '../whole-number.ts';

export function subscriptionVerb(): Command {
  return new Command('subscription')
    .description('订阅：频率、到期、停止 / subscriptions: frequency, due days, stop')
    .addCommand(listVerb())
    .addCommand(stopVerb())
    .addCommand(resumeVerb());
}

function listVerb(): Command {
  return withSharedOptions(new Command('list'))
    .description('列出订阅 / list the subscriptions')
    .option('--enterprise <id>', '只看一家企业 / of one enterprise', wholeNumber)
    .action(async (options: { enterprise?: number }, command: Command) => {
      await run(command, { zh: '订阅', en: 'subscriptions' }, async ({ office, say }) => {
        const subscriptions = await listSubscriptions(office.database.db, office.house, options.enterprise);
        const rows = subscriptions.map((one) => [
          one.id,
          one.enterprise,
          one.profile ?? say('全部画像', 'all profiles'),
          label(one.kind, say),
          label(one.frequency, say),
          one.stopped ? say('已停止', 'stopped') : one.nextDueOn,
          one.recipients,
          one.draft ?? '',
        ]);
        const head = [
          '#',
          say('企业', 'enterprise'),
          say('画像', 'profile'),
          say('种类', 'kind'),
          say('频率', 'frequency'),
          say('下次', 'next due'),
          say('收件人', 'recipients'),
          say('草稿', 'draft'),
        ];
        const nothing = say(
          '还没有订阅。chuanli profile import 连同画像一起登记。',
          'There is no subscription yet. chuanli profile import enters them with the profiles.',
        );
        return { data: { subscriptions }, lines: tableLines(head, rows, nothing) };
      });
    });
}

function stopVerb(): Command {
  return withSharedOptions(new Command('stop'))
    .description('停止一个订阅 / stop a subscription')
    .argument('<subscription>', '订阅编号 / number of the subscription', wholeNumber)
    .option('--reason <text>', '原因 / reason', 'cli')
    .action(async (id: number, options: { reason: string }, command: Command) => {
      await run(command, { zh: '订阅', en: 'subscription' }, async ({ office, say }) => {
        await stopSubscription(office.database.db, office.house, id, options.reason, office.clock);
        return { data: { stopped: id }, lines: [say(`第 ${id} 号订阅已停止。`, `Subscription ${id} is stopped.`)] };
      });
    });
}

function resumeVerb(): Command {
  return withSharedOptions(new Command('resume'))
    .description('恢复一个订阅 / take a subscription up again')
    .argument('<subscription>', '订阅编号 / number of the subscription', wholeNumber)
    .action(async (id: number, _options: unknown, command: Command) => {
      await run(command, { zh: '订阅', en: 'subscription' }, async ({ office, say }) => {
        await resumeSubscription(office.database.db, office.house, id);
        return { data: { resumed: id }, lines: [say(`第 ${id} 号订阅已恢复。`, `Subscription ${id} goes on.`)] };
      });
    });
}
