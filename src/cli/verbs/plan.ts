import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command } from 'commander';
import { importNoticeFile, listAssignments, listPlans, readPlan } from '../../server/modules/plan/index.ts';
import { ProblemError } from '../../server/platform/problems.ts';
import { issueWithReturns } from '../../server/programme-line.ts';
import type { PlanDocument } from '../../shared/plan.ts';
import { calendarDay } from '../calendar-day.ts';
import { type Answer, type Invocation, run, withSharedOptions } from '../invocation.ts';
import { planLines, printedPlan } from '../plan-lines.ts';
import { provinceMeant } from '../province.ts';
import type { Say } from '../say.ts';
import { tableLines } from '../table.ts';
import { wholeNumber } from '../whole-number.ts';

/** The plan of a year: from its notice to who executes what. */
export function planVerb(): Command {
  return new Command('plan')
    .description(
      '年度计划：导入通知、印发、查看任务分工 / the plan of a year: import its notice, issue it, see who does what',
    )
    .addCommand(importVerb())
    .addCommand(listVerb())
    .addCommand(showVerb())
    .addCommand(issueVerb())
    .addCommand(assignmentsVerb());
}

const act = ({ office }: Invocation) => ({ actor: 'cli', clock: office.clock });
const planId = ['<plan>', '计划编号，见 plan list / number of the plan, see plan list', wholeNumber] as const;

function importVerb(): Command {
  return withSharedOptions(new Command('import'))
    .description('读入计划通知，存为草稿 / read the notice of a plan into a draft')
    .argument('<file>', '文本、网页或 docx 文件 / a text, a web page or a docx')
    .action(async (file: string, _options: unknown, command: Command) => {
      await run(command, { zh: '计划', en: 'plan' }, async (invocation) => {
        const { database, house } = invocation.office;
        const notice = { name: basename(file), bytes: await readFile(file) };
        const { plan } = await importNoticeFile(database.db, house, notice, act(invocation));
        return shown(invocation, plan);
      });
    });
}

function showVerb(): Command {
  return withSharedOptions(new Command('show'))
    .description('显示一份计划 / show a plan')
    .argument(...planId)
    .option('--edition <n>', '第几版，默认最新 / which version, else the newest', wholeNumber)
    .action(async (plan: number, options: { edition?: number }, command: Command) => {
      await run(command, { zh: '计划', en: 'plan' }, (invocation) => shown(invocation, plan, options.edition));
    });
}

async function shown({ office, say }: Invocation, plan: number, version?: number): Promise<Answer> {
  const key = { plan, ...(version === undefined ? {} : { version }) };
  const { document } = await readPlan(office.database.db, office.house, key);
  return { data: printedPlan(plan, document), lines: planLines(plan, document, say) };
}

function listVerb(): Command {
  return withSharedOptions(new Command('list'))
    .description('列出计划 / list the plans')
    .action(async (_options: unknown, command: Command) => {
      await run(command, { zh: '计划', en: 'plans' }, async ({ office, say }) => {
        const plans = await listPlans(office.database.db, office.house);
        const states = {
          draft: say('草稿', 'draft'),
          issued: say('已印发', 'issued'),
          closed: say('已关闭', 'closed'),
        };
        const head = [
          ...['#', say('年度', 'year'), say('状态', 'state'), say('版次', 'version'), say('任务', 'tasks')],
          ...[say('未读懂', 'not understood'), say('名称', 'title')],
        ];
        const rows = plans.map(({ id, year, state, version, tasks, unresolved, title }) => [
          ...[id, year, states[state], version, tasks, unresolved, title],
        ]);
        const nothing = say(
          '还没有计划。请用 chuanli plan import 导入通知。',
          'There is no plan yet. Use chuanli plan import.',
        );
        return { data: { plans }, lines: tableLines(head, rows, nothing) };
      });
    });
}

function issueVerb(): Command {
  return withSharedOptions(new Command('issue'))
    .description('印发计划的最新一版，任务分工随即生效 / issue the newest version; its assignments are then in force')
    .argument(...planId)
    .option(
      '--on-time-until <day>',
      '回执按时的最后一天，默认以通知为准 / last day for returns, else the notice’s',
      calendarDay,
    )
    .option('--closed-after <day>', '此后不再接收回执 / day after which no return is taken', calendarDay)
    .action(async (plan: number, days: { onTimeUntil?: string; closedAfter?: string }, command: Command) => {
      await run(command, { zh: '计划', en: 'plan' }, async (invocation) => {
        const { office, say } = invocation;
        const { version } = await readPlan(office.database.db, office.house, { plan });
        const returns = await issueWithReturns(office, { plan, version }, days, act(invocation));
        const assignments = await listAssignments(office.database.db, office.house, { plan });

        return {
          data: { plan, version, assignments: assignments.length, returns: returns ?? null },
          lines: [
            say(
              `第 ${plan} 号计划第 ${version} 版已印发，${assignments.length} 项任务分工生效。`,
              `Version ${version} of plan ${plan} is issued; ${assignments.length} assignments are in force.`,
            ),
            ...(returns === undefined
              ? []
              : [say(`回执应于 ${returns.onTimeUntil} 前报送。`, `Returns are on time until ${returns.onTimeUntil}.`)]),
          ],
        };
      });
    });
}

interface AssignmentOptions {
  readonly province?: string;
  readonly task?: string;
}

function assignmentsVerb(): Command {
  return withSharedOptions(new Command('assignments'))
    .description('列出谁执行哪项任务 / list who executes which task')
    .argument(...planId)
    .option('--province <name>', '只看一个省份，如 江西 / of one province')
    .option('--task <task>', '只看一项任务：序号 2，或条款 三(二) / of one task: its number or its clause')
    .action(async (plan: number, options: AssignmentOptions, command: Command) => {
      await run(command, { zh: '计划', en: 'plan' }, (invocation) => assignments(invocation, plan, options));
    });
}

async function assignments({ office, say }: Invocation, plan: number, options: AssignmentOptions): Promise<Answer> {
  const { document } = await readPlan(office.database.db, office.house, { plan });
  const province = options.province === undefined ? undefined : provinceMeant(options.province);
  const task = options.task === undefined ? undefined : taskMeant(options.task, document);
  const filter = { plan, ...(task === undefined ? {} : { task }) };
  const all = await listAssignments(office.database.db, office.house, filter);
  const found = all.filter(({ unit }) => province === undefined || unit.province === province.code);
  return { data: { assignments: found }, lines: assignmentLines(found, document, say) };
}

function assignmentLines(
  found: Awaited<ReturnType<typeof listAssignments>>,
  { tasks }: PlanDocument,
  say: Say,
): string[] {
  const titles = new Map(tasks.map(({ clause, title }) => [clause, title]));
  const head = [
    ...[say('任务', 'task'), say('名称', 'title'), say('单位', 'unit'), say('内容', 'contents'), say('类别', 'sort')],
    say('要求', 'asked'),
  ];
  const rows = found.map(({ task, unit, contents, sort, role, obliged }) => [
    ...[task, titles.get(task) ?? '', unit.name, contents.length, sort ?? ''],
    role === 'helper' ? say('协助', 'helps') : obliged ? say('承担', 'obliged') : say('自愿', 'invited'),
  ]);
  const nothing = say(
    '没有符合条件的任务分工。计划印发后才有分工，请用 chuanli plan issue 印发。',
    'No assignment matches. There are none before the plan is issued with chuanli plan issue.',
  );
  return tableLines(head, rows, nothing);
}

/** A task by its place in the plan, or by its clause with brackets of either width. */
function taskMeant(written: string, { tasks }: PlanDocument): string {
  const address = written.trim().replaceAll('（', '(').replaceAll('）', ')');
  const task = tasks.find(({ clause }, at) => clause === address || String(at + 1) === address);
  if (task !== undefined) return task.clause;
  throw new ProblemError({
    code: 'call.no-task',
    zh: `这份计划没有任务“${written}”。它的任务有：${tasks.map(({ clause }) => clause).join('、')}。`,
    en: `This plan has no task "${written}". Its tasks are ${tasks.map(({ clause }) => clause).join(', ')}.`,
  });
}
