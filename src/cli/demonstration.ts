import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { flow, recordFeedback, recordUse, type Witness } from '../server/modules/effects/index.ts';
import { listOrganisations, type OrganisationKind } from '../server/modules/network/index.ts';
import { importFiles } from '../server/modules/patents/index.ts';
import { approveIssue, composeDue, listRecipients, readIssue } from '../server/modules/push/index.ts';
import { decideByRule, screen } from '../server/modules/screening/index.ts';
import { type Office, openOffice } from '../server/office.ts';
import { type Clock, clockAt, systemClock } from '../server/platform/clock.ts';
import type { Config } from '../server/platform/config.ts';
import type { Language } from '../server/platform/problems.ts';
import { deliver, importProfilesWithDelivery } from '../server/service-line.ts';
import type { FeedbackInput, FlowCounts } from '../shared/effects.ts';
import { DemonstrationOffice } from './demonstration-office.ts';
import { enterPeople, type People } from './demonstration-people.ts';
import { playProgramme } from './demonstration-programme.ts';
import { flowLines } from './flow-lines.ts';
import { type Say, speaker } from './say.ts';
import { tableLines } from './table.ts';

export interface Demonstration {
  /** Weeks that are over: all that came was decided, delivered and judged. */
  readonly history?: readonly PastWeek[];
  /** What came this week; some of it is still to be done. */
  readonly files: readonly string[];
  readonly profiles: string;
  /** What an office has on its desks besides, in a file like `sample/office.json`; it needs weeks that are over. */
  readonly office?: string;
  /** The notice of a programme year that is half over, as a file. */
  readonly programme?: string;
  /** What the output speaks; Simplified Chinese by default. */
  readonly language?: Language;
}

export interface PastWeek {
  readonly files: readonly string[];
  /** The instant at which the work of the week was done. */
  readonly at: string;
}

/**
 * Takes files through the whole service line, week by week, and prints what became of them. The screener and the enterprises are
 * played by rules, as the output says; everything else is done as in service.
 *
 * @returns the counts that it printed
 */
export async function demonstrate(
  config: Config,
  demonstration: Demonstration,
  write: (text: string) => void = (text) => void process.stdout.write(text),
): Promise<FlowCounts> {
  let clock: Clock = systemClock;
  const office = await openOffice(config, { now: () => clock.now() });
  const say = await speaker(demonstration.language ?? 'zh');
  const print = (...lines: string[]): void => write(lines.map((line) => `${line}\n`).join(''));
  const { history = [], files } = demonstration;
  try {
    print(
      say(
        '传利演示（企业、文献、收件人均为虚构；筛选人与企业的判断由规则代替）',
        'Chuanli demonstration (all enterprises, publications and recipients are fictional; rules play the screener and the enterprises)',
      ),
      '',
    );
    const [first] = history;
    if (first !== undefined) clock = clockAt(first.at);
    await importProfilesWithDelivery(office, JSON.parse(await readFile(demonstration.profiles, 'utf8')), 'demo');
    const people = await enterPeople(office);
    if (demonstration.programme !== undefined) await playProgramme(office, people, demonstration.programme);
    const more = demonstration.office && (await DemonstrationOffice.open(office, people, demonstration.office));
    if (more) await more.agree();
    for (const week of history) {
      clock = clockAt(week.at);
      const isLast = week === history.at(-1);
      if (more && isLast) await more.joinAssociation();
      print(...(await receive(office, week.files, say)));
      await workWeek(office, people, {
        over: true,
        ...(more && isLast && { composeFirst: () => more.composeCommon() }),
      });
    }
    clock = systemClock;
    if (more) await more.enterRefused();
    print(...(await receive(office, files, say)));
    const issues = await workWeek(more ? { ...office, mail: more.mail() } : office, people, {
      over: history.length === 0,
    });
    if (more) {
      await more.readTwice();
      await more.keepForNext();
    }
    const counts = await flow(office.database.db, office.house);
    print(...flowLines(counts, say), '');
    print(...(issues.length === 0 ? nothingDelivered(counts, say) : await deliveredLines(office, issues, say)));
    return counts;
  } finally {
    await office.close();
  }
}

function nothingDelivered({ stored, matched }: FlowCounts, say: Say): string[] {
  if (stored === 0) {
    return [
      say(
        '没有读入任何文献，因此没有可推送的内容。',
        'No publication could be read, so that there is nothing to deliver.',
      ),
    ];
  }
  return [
    matched === 0
      ? say(
          '读入的文献与八个虚构企业的画像均不匹配，因此没有推送。用自己的画像：chuanli profile import，格式见 sample/profiles.json。',
          'No publication matches the profiles of the eight fictional enterprises, so that nothing was delivered. Take profiles of your own: chuanli profile import, written like sample/profiles.json.',
        )
      : say(
          '匹配的文献没有一件被演示规则保留（只保留名称中有匹配处的），因此没有推送。',
          'The rules of the demonstration, which keep what matches in its title, kept none of the matches, so that nothing was delivered.',
        ),
  ];
}

async function receive(office: Office, files: readonly string[], say: Say): Promise<string[]> {
  const { setAside } = await importFiles(
    office.patents,
    files.map((path) => ({ name: basename(path), path })),
  );
  return setAside
    .slice(0, 10)
    .map(({ file, position, reason }) => `  ${file} #${position?.record ?? ''}: ${say(reason.zh, reason.en)}`);
}

interface Week {
  readonly over: boolean;
  /** Composes what goes before the issues that are due. */
  readonly composeFirst?: () => Promise<number[]>;
}

/**
 * One week's work. A week that is not over leaves something for whoever enters the demonstration: items to screen, an issue to approve,
 * and items to judge on the desks of the enterprises whose people one can be.
 * @returns the issues of the week that were delivered.
 */
async function workWeek(office: Office, people: People, { over, composeFirst }: Week): Promise<number[]> {
  const { database, house, clock } = office;
  await screen(database, house, {}, { actor: people.actor('shaixuan'), clock });
  await playScreener(office, people.actor('shaixuan'), over);
  const common = (await composeFirst?.()) ?? [];
  const composed = [...common, ...(await composeDue(database.db, house, clock))];
  const issues = over || composed.length < 2 ? composed : composed.slice(0, -1);
  for (const issue of issues) await approveIssue(database.db, house, issue, people.actor('shenhe'), clock);
  await deliver(office);
  for (const issue of issues) {
    const { enterpriseId } = await readIssue(database.db, house, issue);
    if (over || !people.organisations.has(enterpriseId)) await playEnterprise(office, people, issue);
  }
  return issues;
}

/** Enterprises, the last ones entered, whose items of a week that is not over are left to be screened. */
const LEFT_TO_SCREEN = 4;

/** Kinds of organisation that have no profiles here. */
const OF_PROGRAMME: ReadonlySet<OrganisationKind> = new Set(['office', 'base', 'station', 'service-point']);

/** An enterprise need not be told of its own applications; a match in the title is kept, one in the abstract alone is not. */
async function playScreener({ database: { db }, house, clock }: Office, actor: string, over: boolean): Promise<void> {
  const act = { actor, clock };
  const organisations = await listOrganisations(db, house);
  const enterprises = organisations.filter(({ kind }) => kind === 'enterprise');
  const served = organisations.filter(({ kind }) => !OF_PROGRAMME.has(kind));
  for (const { id, name } of over ? served : enterprises.slice(0, -LEFT_TO_SCREEN)) {
    const filter = { enterprise: id };
    const own = `pa="${name.replaceAll('"', ' ')}"`;
    const decide = (rule: Omit<Parameters<typeof decideByRule>[2], 'filter'>) =>
      decideByRule(db, house, { filter, ...rule }, act);
    await decide({ query: own, judgement: { decision: 'drop', reason: 'own-application' } });
    await decide({ inTitle: true, judgement: { decision: 'keep', reason: 'in-title' } });
    await decide({ minPlaces: 2, judgement: { decision: 'maybe', reason: 'in-abstract' } });
    await decide({ judgement: { decision: 'drop', reason: 'passing' } });
  }
}

const JUDGEMENTS: readonly FeedbackInput[] = [
  { rating: 'relevant' },
  { rating: 'relevant' },
  { rating: 'possibly' },
  { rating: 'irrelevant', reason: 'wrong-field' },
];

/** An enterprise that has people is played as one of them at the desk, any other by command. */
async function playEnterprise(
  { database: { db }, house, clock }: Office,
  people: People,
  issueId: number,
): Promise<void> {
  const { itemIds, enterpriseId } = await readIssue(db, house, issueId);
  const person = people.organisations.get(enterpriseId);
  const witness: Witness = person === undefined ? { by: 'demo', channel: 'command' } : { by: person, channel: 'desk' };
  for (const [at, item] of itemIds.entries()) {
    await recordFeedback(db, house, item, JUDGEMENTS[(issueId + at) % JUDGEMENTS.length]!, witness, clock);
  }
  const [first] = itemIds;
  if (first === undefined) return;
  const use = { node: 'rd', whatChanged: '调整研发路线前的现有技术比对（虚构示例）' } as const;
  await recordUse(db, house, first, use, witness, clock);
}

async function deliveredLines(office: Office, issues: readonly number[], say: Say): Promise<string[]> {
  const { database, house, addresses, folder } = office;
  const rows = [];
  for (const id of issues) {
    const issue = await readIssue(database.db, house, id);
    const recipients = await listRecipients(database.db, house, issue.enterpriseId);
    const feed = recipients.find(({ channel }) => channel === 'feed');
    rows.push([
      issue.content.enterprise,
      issue.content.items.length,
      feed === undefined ? '' : addresses.feed({ recipientId: feed.id, generation: feed.generation }),
    ]);
  }
  return [
    ...tableLines([say('企业', 'enterprise'), say('条目', 'items'), say('订阅源', 'feed')], rows),
    '',
    say(`邮件（.eml）：${folder.outbox}`, `Mails (.eml): ${folder.outbox}`),
  ];
}
