import { Command } from 'commander';
import { approveIssue, composeDue, listIssues, readIssue, withdrawIssue } from '../../server/modules/push/index.ts';
import { run, withSharedOptions } from '../invocation.ts';
import { label } from '../labels.ts';
import { tableLines } from '../table.ts';
import { wholeNumber, wholeNumbers } from '../whole-number.ts';

export function issueVerb(): Command {
  return new Command('issue')
    .description('推送期：组稿、审核、撤回 / issues: compose, approve, withdraw')
    .addCommand(composeVerb())
    .addCommand(approveVerb())
    .addCommand(listVerb())
    .addCommand(showVerb())
    .addCommand(withdrawVerb());
}

function composeVerb(): Command {
  return withSharedOptions(new Command('compose'))
    .description('用保留的条目为到期的订阅组稿 / make issues of kept items for subscriptions that are due')
    .option('--subscription <id>', '只为一个订阅，不论是否到期 / for one subscription, due or not', wholeNumber)
    .action(async (options: { subscription?: number }, command: Command) => {
      await run(command, { zh: '组稿', en: 'compose' }, async ({ office, say }) => {
        const issues = await composeDue(office.database.db, office.house, office.clock, options.subscription);
        return {
          data: { issues },
          lines: [
            say(
              issues.length === 0
                ? '没有可组稿的条目：到期的订阅没有新保留的条目，或没有到期的订阅。chuanli queue 列出待筛条目，chuanli subscription list 列出到期日。'
                : `组稿 ${issues.length} 期：${issues.join('、')}`,
              issues.length === 0
                ? 'Nothing to compose: nothing was kept for subscriptions that are due, or none is due. chuanli queue lists what is to be screened, chuanli subscription list the due days.'
                : `${issues.length} issues composed: ${issues.join(', ')}`,
            ),
          ],
        };
      });
    });
}

function approveVerb(): Command {
  return withSharedOptions(new Command('approve'))
    .description('审核通过，进入发件箱 / approve issues into the outbox')
    .argument('[issue...]', '期的编号 / numbers of issues', wholeNumbers)
    .option('--all', '全部草稿 / all drafts')
    .option('--by <name>', '审核人 / who approves', 'cli')
    .action(async (ids: number[] | undefined, options: { all?: boolean; by: string }, command: Command) => {
      if (!options.all && (ids === undefined || ids.length === 0)) {
        command.error('请给出期的编号或 --all / name issues, or give --all', { exitCode: 2 });
      }
      await run(command, { zh: '审核', en: 'approve' }, async ({ office, say }) => {
        const { database, house, clock } = office;
        const drafts = options.all ? await listIssues(database.db, house, { state: 'draft', limit: 10_000 }) : [];
        const chosen = options.all ? drafts.map(({ id }) => id) : (ids ?? []);
        let deliveries = 0;
        for (const id of chosen) deliveries += await approveIssue(database.db, house, id, options.by, clock);
        return {
          data: { approved: chosen, deliveries },
          lines: [
            say(
              chosen.length === 0
                ? '没有待审核的草稿。chuanli issue compose 组稿。'
                : `已审核 ${chosen.length} 期，发件箱新增 ${deliveries} 件。`,
              chosen.length === 0
                ? 'There is no draft to approve. Use chuanli issue compose.'
                : `${chosen.length} issues approved, ${deliveries} deliveries in the outbox.`,
            ),
          ],
        };
      });
    });
}

function listVerb(): Command {
  return withSharedOptions(new Command('list'))
    .description('列出各期 / list the issues')
    .action(async (_options: unknown, command: Command) => {
      await run(command, { zh: '推送期', en: 'issues' }, async ({ office, say }) => {
        const issues = await listIssues(office.database.db, office.house);
        const rows = issues.map((one) => [
          one.id,
          one.enterpriseName,
          one.number,
          label(one.kind, say),
          label(one.state, say),
          one.items,
          one.to,
        ]);
        const head = [
          '#',
          say('企业', 'enterprise'),
          say('期次', 'number'),
          say('种类', 'kind'),
          say('状态', 'state'),
          say('条目', 'items'),
          say('截至', 'to'),
        ];
        const nothing = say(
          '还没有推送期。chuanli issue compose 组稿。',
          'There is no issue yet. Use chuanli issue compose.',
        );
        return { data: { issues }, lines: tableLines(head, rows, nothing) };
      });
    });
}

function showVerb(): Command {
  return withSharedOptions(new Command('show'))
    .description('查看一期的条目 / show the items of an issue')
    .argument('<issue>', '期的编号 / number of the issue', wholeNumber)
    .action(async (id: number, _options: unknown, command: Command) => {
      await run(command, { zh: '推送期', en: 'issue' }, async ({ office, say }) => {
        const issue = await readIssue(office.database.db, office.house, id);
        const items = issue.content.items.map((item, at) => ({ item: issue.itemIds[at], ...item }));
        const rows = items.map((each) => [
          each.item ?? '',
          each.number,
          each.titles[0]?.text ?? '',
          each.whyItMatters ?? '',
        ]);
        const head = [
          say('条目', 'item'),
          say('公开号', 'number'),
          say('名称', 'title'),
          say('与企业的关系', 'why it matters'),
        ];
        return { data: { ...issue, items }, lines: tableLines(head, rows) };
      });
    });
}

function withdrawVerb(): Command {
  return withSharedOptions(new Command('withdraw'))
    .description('撤回一期 / withdraw an issue')
    .argument('<issue>', '期的编号 / number of the issue', wholeNumber)
    .action(async (id: number, _options: unknown, command: Command) => {
      await run(command, { zh: '撤回', en: 'withdraw' }, async ({ office, say }) => {
        const sent = await withdrawIssue(office.database.db, office.house, id, 'cli', office.clock);
        return {
          data: { withdrawn: id, sent },
          lines: [
            say(`已撤回第 ${id} 号。`, `Issue ${id} is withdrawn.`),
            ...(sent === 0
              ? []
              : [
                  say(
                    `已发出的 ${sent} 份不能收回，收件人仍可看到；如内容有误，请另行更正。`,
                    `${sent} sent before cannot be taken back, and stay with their recipients; if something in them is wrong, tell them so.`,
                  ),
                ]),
          ],
        };
      });
    });
}
