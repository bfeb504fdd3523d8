import { Command } from 'commander';
import { listDeliveries, retryDelivery } from '../../server/modules/push/index.ts';
import { ProblemError } from '../../server/platform/problems.ts';
import { deliver } from '../../server/service-line.ts';
import { run, withSharedOptions } from '../invocation.ts';
import { label } from '../labels.ts';
import { told } from '../say.ts';
import { tableLines } from '../table.ts';
import { wholeNumber } from '../whole-number.ts';

export function deliverVerb(): Command {
  return withSharedOptions(new Command('deliver'))
    .description('投递发件箱中到期的推送 / send what is due in the outbox')
    .option('--list', '只列出发件箱 / only list the outbox')
    .option('--retry <delivery>', '立即重试一条失败的投递 / make a failed delivery due at once', wholeNumber)
    .action(async (options: { list?: boolean; retry?: number }, command: Command) => {
      await run(command, { zh: '投递', en: 'deliver' }, async ({ office, say }) => {
        const { database, house, clock, folder } = office;
        if (options.retry !== undefined && !(await retryDelivery(database.db, house, options.retry, clock))) {
          throw nothingToRetry(options.retry);
        }
        if (options.list) {
          const deliveries = await listDeliveries(database.db, house);
          const rows = deliveries.map((one) => [
            one.id,
            one.issue,
            one.recipient,
            label(one.channel, say),
            label(one.state, say),
            one.attempts,
            told(one.problem, say),
          ]);
          const head = [
            '#',
            say('期', 'issue'),
            say('收件人', 'recipient'),
            say('渠道', 'channel'),
            say('状态', 'state'),
            say('次数', 'attempts'),
            say('问题', 'problem'),
          ];
          const nothing = say(
            '发件箱是空的。chuanli issue approve 审核各期。',
            'The outbox is empty. Use chuanli issue approve.',
          );
          return { data: { deliveries }, lines: tableLines(head, rows, nothing) };
        }
        const report = await deliver(office);
        const where = office.config.smtpUrl === undefined ? folder.outbox : 'SMTP';
        return {
          data: { ...report, outbox: where },
          lines: [
            ...tableLines(
              [say('已投递', 'delivered'), say('将重试', 'to retry'), say('失败', 'failed'), say('等待', 'waiting')],
              [[report.delivered, report.retried, report.failed, report.waiting]],
            ),
            say(`邮件：${where}`, `Mail: ${where}`),
          ],
          status: report.failed > 0 ? 1 : 0,
        };
      });
    });
}

function nothingToRetry(id: number): ProblemError {
  return new ProblemError({
    code: 'push.nothing-to-retry',
    zh: `没有编号为 ${id}、失败或等待中的投递。请用 chuanli deliver --list 核对。`,
    en: `There is no delivery ${id} that failed or waits. Check with chuanli deliver --list.`,
  });
}
