import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { flow, recordFeedback, recordUse } from '../server/modules/effects/index.ts';
import { listOrganisations } from '../server/modules/network/index.ts';
import { importFiles } from '../server/modules/patents/index.ts';
import { approveIssue, composeDue, listRecipients, readIssue } from '../server/modules/push/index.ts';
import { decideByRule, screen } from '../server/modules/screening/index.ts';
import { type Office, openOffice } from '../server/office.ts';
import type { Config } from '../server/platform/config.ts';
import { deliver, importProfilesWithDelivery } from '../server/service-line.ts';
import type { FeedbackInput } from '../shared/effects.ts';
import { enterPeople } from './demonstration-people.ts';
import { flowLines } from './flow-lines.ts';
import { tableLines } from './table.ts';

export interface Demonstration {
  readonly files: readonly string[];
  readonly profiles: string;
  readonly english: boolean;
}

/**
 * Takes files through the whole service line and prints what became of them. The screener and the enterprises are played by
 * rules, as the output says; everything else is done as in service.
 */
export async function demonstrate(
  config: Config,
  demonstration: Demonstration,
  write: (text: string) => void = (text) => void process.stdout.write(text),
): Promise<void> {
  const office = await openOffice(config);
  const say = (zh: string, en: string): string => (demonstration.english ? en : zh);
  const print = (...lines: string[]): void => write(`${lines.join('\n')}\n`);
  try {
    print(
      say(
        '传利演示（企业、文献、收件人均为虚构；筛选人与企业的判断由规则代替）',
        'Chuanli demonstration (all enterprises, publications and recipients are fictional; rules play the screener and the enterprises)',
      ),
      '',
    );
    const imported = await importFiles(
      office.patents,
      demonstration.files.map((path) => ({ name: basename(path), path })),
    );
    for (const { file, position, reason } of imported.setAside.slice(0, 10)) {
      print(`  ${file} #${position?.record ?? ''}: ${say(reason.zh, reason.en)}`);
    }
    await importProfilesWithDelivery(office, JSON.parse(await readFile(demonstration.profiles, 'utf8')), 'demo');
    await enterPeople(office);
    await screen(office.database, office.house, {}, { actor: 'demo', clock: office.clock });
    await playScreener(office);
    const issues = await composeDue(office.database.db, office.house, office.clock);
    for (const issue of issues) await approveIssue(office.database.db, office.house, issue, 'demo', office.clock);
    await deliver(office);
    for (const issue of issues) await playEnterprise(office, issue);
    print(...flowLines(await flow(office.database.db, office.house), say), '');
    print(...(await deliveredLines(office, issues, say)));
  } finally {
    await office.close();
  }
}

/** An enterprise need not be told of its own applications; a match in the title is kept, one in the abstract alone is not. */
async function playScreener({ database: { db }, house, clock }: Office): Promise<void> {
  const act = { actor: 'demo', clock };
  for (const enterprise of await listOrganisations(db, house)) {
    const filter = { enterprise: enterprise.id };
    const own = `pa="${enterprise.name.replaceAll('"', ' ')}"`;
    await decideByRule(
      db,
      house,
      { filter, query: own, judgement: { decision: 'drop', reason: '本单位自己的申请' } },
      act,
    );
  }
  await decideByRule(db, house, { inTitle: true, judgement: { decision: 'keep', reason: '名称命中' } }, act);
  await decideByRule(db, house, { minPlaces: 2, judgement: { decision: 'maybe', reason: '仅摘要命中，待研究' } }, act);
  await decideByRule(db, house, { judgement: { decision: 'drop', reason: '仅摘要中提及一次' } }, act);
}

const JUDGEMENTS: readonly FeedbackInput[] = [
  { rating: 'relevant' },
  { rating: 'relevant' },
  { rating: 'possibly' },
  { rating: 'irrelevant', reason: 'wrong-field' },
];

async function playEnterprise({ database: { db }, house, clock }: Office, issueId: number): Promise<void> {
  const { itemIds } = await readIssue(db, house, issueId);
  const witness = { by: 'demo', channel: 'command' } as const;
  for (const [at, item] of itemIds.entries()) {
    await recordFeedback(db, house, item, JUDGEMENTS[at % JUDGEMENTS.length]!, witness, clock);
  }
  const [first] = itemIds;
  if (first === undefined) return;
  const use = { node: 'rd', whatChanged: '调整研发路线前的现有技术比对（虚构示例）' } as const;
  await recordUse(db, house, first, use, witness, clock);
}

async function deliveredLines(
  office: Office,
  issues: readonly number[],
  say: (zh: string, en: string) => string,
): Promise<string[]> {
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
