import { Command, Option } from 'commander';
import { decideByRule, explainItem, judge, listQueue, takeBack } from '../../server/modules/screening/index.ts';
import { refuseIfPushed } from '../../server/service-line.ts';
import { type DecisionRule, screeningDecision } from '../../shared/screening.ts';
import { type Invocation, run, withSharedOptions } from '../invocation.ts';
import { refuseUnknown } from '../known-parts.ts';
import { queueLines } from '../queue-lines.ts';
import { positiveNumber, wholeNumber } from '../whole-number.ts';

interface QueueOptions {
  readonly show?: number;
  readonly undo?: number;
  readonly item?: number;
  readonly decision?: (typeof screeningDecision.options)[number];
  readonly reason?: string;
  readonly why?: string;
  readonly rule?: string;
  readonly inTitle?: boolean;
  readonly minPlaces?: number;
  readonly profile?: number;
  readonly enterprise?: number;
  readonly state: 'open' | 'keep' | 'drop' | 'maybe';
  readonly limit: number;
}

export function queueVerb(): Command {
  return withSharedOptions(new Command('queue'))
    .description('待筛队列：查看、决定、撤销 / the screening queue: look, decide, undo')
    .addOption(
      new Option('--state <state>', '列出哪些 / which items')
        .choices(['open', 'keep', 'drop', 'maybe'])
        .default('open'),
    )
    .option('--profile <id>', '只看一个画像 / of one profile', wholeNumber)
    .option('--enterprise <id>', '只看一家企业 / of one enterprise', wholeNumber)
    .option('--limit <n>', '条数 / how many', positiveNumber, 50)
    .option('--show <item>', '说明一条为何匹配 / tell why an item matched', wholeNumber)
    .option('--item <item>', '对一条作决定 / decide on an item', wholeNumber)
    .option(
      '--rule <query>',
      '对符合检索式的未决条目一并决定 / decide on all open items that match a query; "*" takes all',
    )
    .option('--in-title', '规则：名称中须有匹配处 / rule: a match stands in the title')
    .option('--min-places <n>', '规则：匹配处的最少数 / rule: so many places of the match', wholeNumber)
    .addOption(new Option('--decision <decision>', '决定 / decision').choices(screeningDecision.options))
    .option('--reason <text>', '理由（内部）/ reason, for the house only')
    .option('--why <text>', '与企业的关系（推送给企业）/ why it matters, as the enterprise reads it')
    .option('--undo <item>', '撤销最近的决定 / take the last decision back', wholeNumber)
    .action(async (options: QueueOptions, command: Command) => {
      if ((options.item !== undefined || options.rule !== undefined) && options.decision === undefined) {
        command.error('--item / --rule：请同时给出 --decision keep|drop|maybe / give --decision with it', {
          exitCode: 2,
        });
      }
      if (options.decision !== undefined && options.item === undefined && !givesRule(options)) {
        command.error(
          '--decision：请用 --item 指定一条，或给出规则；--rule "*" 决定全部未决条目 / say what to decide with --item or a rule; --rule "*" takes all',
          { exitCode: 2 },
        );
      }
      await run(command, { zh: '队列', en: 'queue' }, async (invocation) => {
        await refuseUnknown(invocation.office, options);
        if (options.show !== undefined) return show(invocation, options.show);
        if (options.undo !== undefined) return undo(invocation, options.undo);
        if (options.decision !== undefined) return settle(invocation, options);
        return list(invocation, options);
      });
    });
}

/** Bare `--decision` would settle the whole queue. */
const givesRule = ({ rule, inTitle, minPlaces }: QueueOptions): boolean =>
  [rule, inTitle, minPlaces].some((condition) => condition !== undefined);

const act = ({ office }: Invocation) => ({ actor: 'cli', clock: office.clock });

async function list({ office, say }: Invocation, { state, profile, enterprise, limit }: QueueOptions) {
  const items = await listQueue(office.database.db, office.house, {
    decision: state,
    limit,
    ...(profile === undefined ? {} : { profile }),
    ...(enterprise === undefined ? {} : { enterprise }),
  });
  return { data: { items }, lines: queueLines(items, say) };
}

async function show(invocation: Invocation, id: number) {
  const { office, language } = invocation;
  const explanation = await explainItem(office.database.db, office.house, id, act(invocation));
  return {
    data: explanation,
    lines: [
      language === 'en' ? explanation.en : explanation.zh,
      ...explanation.places.map(({ field, excerpt }) => `  ${field}: ${excerpt}`),
    ],
  };
}

async function undo(invocation: Invocation, item: number) {
  const { office, say } = invocation;
  await refuseIfPushed(office, item);
  await takeBack(office.database.db, office.house, item, act(invocation));
  return {
    data: { undone: item },
    lines: [say(`已撤销第 ${item} 条的决定。`, `The decision on item ${item} is taken back.`)],
  };
}

async function settle(invocation: Invocation, options: QueueOptions) {
  const { office, say } = invocation;
  const judgement = {
    decision: options.decision ?? 'maybe',
    ...(options.reason === undefined ? {} : { reason: options.reason }),
    ...(options.why === undefined ? {} : { whyItMatters: options.why }),
  };
  if (options.item !== undefined) {
    if (judgement.decision !== 'keep') await refuseIfPushed(office, options.item);
    const decided = await judge(office.database.db, office.house, options.item, judgement, act(invocation));
    return {
      data: { decided: Number(decided), read: Number(!decided) },
      lines: [
        decided
          ? say(`已决定第 ${options.item} 条。`, `Item ${options.item} is decided.`)
          : say(
              `已记下对第 ${options.item} 条的意见；该画像须由两人筛选，待另一人的意见一致后决定。`,
              `Your reading of item ${options.item} is noted. Its profile asks for two readers: it is decided when another agrees.`,
            ),
      ],
    };
  }
  const rule: DecisionRule = {
    filter: {
      ...(options.profile === undefined ? {} : { profile: options.profile }),
      ...(options.enterprise === undefined ? {} : { enterprise: options.enterprise }),
    },
    ...(options.rule === undefined || options.rule === '*' ? {} : { query: options.rule }),
    ...(options.inTitle === undefined ? {} : { inTitle: options.inTitle }),
    ...(options.minPlaces === undefined ? {} : { minPlaces: options.minPlaces }),
    judgement,
  };
  const done = await decideByRule(office.database.db, office.house, rule, act(invocation));
  const second = say(
    `${done.read} 条已记下意见，待第二人筛选。`,
    `${done.read} were read and wait for a second reader.`,
  );
  return {
    data: done,
    lines: [
      say(`已决定 ${done.decided} 条。`, `${done.decided} items are decided.`),
      ...(done.read === 0 ? [] : [second]),
    ],
  };
}
