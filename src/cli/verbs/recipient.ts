import { Command } from 'commander';
import {
  listRecipients,
  type Recipient,
  renewTokens,
  resumeRecipient,
  stopRecipient,
} from '../../server/modules/push/index.ts';
import type { Office } from '../../server/office.ts';
import { type Answer, type Invocation, run, withSharedOptions } from '../invocation.ts';
import { label } from '../labels.ts';
import { tableLines } from '../table.ts';
import { wholeNumber } from '../whole-number.ts';

export function recipientVerb(): Command {
  return new Command('recipient')
    .description('收件人：地址、订阅源、停止与恢复 / recipients: addresses, feeds, stop and resume')
    .addCommand(listVerb())
    .addCommand(
      changing('stop', '停止推送 / send nothing more', async ({ database, house, clock }, id) =>
        stopRecipient(database.db, house, id, 'cli', clock),
      ),
    )
    .addCommand(
      changing('resume', '恢复推送 / send again', async ({ database, house }, id) =>
        resumeRecipient(database.db, house, id),
      ),
    )
    .addCommand(
      changing(
        'renew',
        '换发订阅源与链接，旧的即失效 / new feed address and links; the old ones end',
        async ({ database, house }, id) => renewTokens(database.db, house, id),
      ),
    );
}

function listVerb(): Command {
  return withSharedOptions(new Command('list'))
    .description('列出收件人及其订阅源地址 / list recipients with their feed addresses')
    .option('--enterprise <id>', '只看一家企业 / of one enterprise', wholeNumber)
    .option('--secrets', '显示 Webhook 密钥 / show the webhooks’ secrets')
    .action(async (options: { enterprise?: number; secrets?: boolean }, command: Command) => {
      await run(command, { zh: '收件人', en: 'recipients' }, async ({ office, say }) => {
        const found = await listRecipients(office.database.db, office.house, options.enterprise);
        const recipients = found.map((one) => ({ ...one, ...reachedAt(office, one, options.secrets ?? false) }));
        const rows = recipients.map((one) => [
          one.id,
          one.enterpriseId,
          one.name,
          label(one.channel, say),
          one.address ?? one.feed ?? '',
          one.stopped ? say('已停止', 'stopped') : '',
          one.secret ?? '',
        ]);
        const head = [
          '#',
          say('企业', 'enterprise'),
          say('收件人', 'recipient'),
          say('渠道', 'channel'),
          say('地址', 'address'),
          say('状态', 'state'),
          say('密钥', 'secret'),
        ];
        const columns = options.secrets ? head.length : head.length - 1;
        return {
          data: { recipients },
          lines: tableLines(
            head.slice(0, columns),
            rows.map((row) => row.slice(0, columns)),
            say('没有收件人。', 'There is no recipient.'),
          ),
        };
      });
    });
}

/** Made from the installation's secret each time, and shown only to whoever may run commands on it. */
function reachedAt(
  { addresses }: Office,
  { id, generation, channel }: Recipient,
  secrets: boolean,
): { feed?: string; secret?: string } {
  const ref = { recipientId: id, generation };
  if (channel === 'feed') return { feed: addresses.feed(ref) };
  return channel === 'webhook' && secrets ? { secret: addresses.webhookSecret(ref) } : {};
}

const DONE = {
  stop: ['不再向其推送', 'gets nothing more'],
  resume: ['恢复推送', 'gets issues again'],
  renew: ['订阅源与链接已换发，旧的已失效', 'has a new feed address and new links; the old ones ended'],
} as const;

function changing(
  name: keyof typeof DONE,
  description: string,
  change: (office: Office, id: number) => Promise<void>,
): Command {
  return withSharedOptions(new Command(name))
    .description(description)
    .argument('<recipient>', '收件人编号 / number of the recipient', wholeNumber)
    .action(async (id: number, _options: unknown, command: Command) => {
      await run(command, { zh: '收件人', en: 'recipient' }, async ({ office, say }: Invocation): Promise<Answer> => {
        await change(office, id);
        return {
          data: { recipient: id, [name]: true },
          lines: [say(`第 ${id} 号收件人：${DONE[name][0]}。`, `Recipient ${id} ${DONE[name][1]}.`)],
        };
      });
    });
}
