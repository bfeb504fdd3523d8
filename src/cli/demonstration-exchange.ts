import { accountByLogin, actorOf } from '../server/modules/accounts/index.ts';
import {
  beginContribution,
  checkContribution,
  publishIssue,
  recommendContribution,
  submitContribution,
} from '../server/modules/bulletin/index.ts';
import { writeSummary } from '../server/modules/yearbook/index.ts';
import type { Office } from '../server/office.ts';
import { clockAt } from '../server/platform/clock.ts';
import type { Principal } from '../server/platform/http/index.ts';
import { CONSENT, type ContributionInput } from '../shared/bulletin.ts';

/** What a service point hands in, its province checks and the office publishes, and the province's summary that is being written. */
export async function playExchange(office: Office, year: number): Promise<void> {
  const { database, house } = office;
  const by = async (login: string, day: string) => ({
    person: await personOf(office, login),
    clock: clockAt(`${day}T10:00:00+08:00`),
  });
  const begin = async (input: Omit<ContributionInput, 'year'>, day: string) =>
    beginContribution(database.db, house, { ...input, year }, await by('wangdian', day));
  const handIn = async (input: Omit<ContributionInput, 'year'>, written: string, checked: string) => {
    const id = await begin(input, written);
    await submitContribution(database.db, house, id, CONSENT.version, await by('wangdian', written));
    const decision = { decision: 'accept', comment: '' } as const;
    await checkContribution(database.db, house, id, decision, await by('sheng-ze', checked));
    return id;
  };
  const result = await handIn(RESULT, `${year}-09-07`, `${year}-09-10`);
  const issue = { year, title: '工作交流（第 1 期，虚构示例）', contributions: [result] };
  await publishIssue(database.db, house, issue, await by('zhuguan', `${year}-09-15`));
  const shown = await handIn(CASE, `${year}-10-20`, `${year}-10-26`);
  await recommendContribution(database.db, house, shown, true, await by('sheng-ze', `${year}-10-26`));
  await begin(NEWS, `${year}-11-16`);
  const { person, clock } = await by('sheng-lian', `${year}-11-18`);
  const summary = { year, revision: 0, content: SUMMARY };
  await writeSummary(database.db, house, person.organisationId, summary, { actor: person.actor, clock });
}

async function personOf({ database, house }: Office, login: string): Promise<Principal> {
  const account = await accountByLogin(database.db, house, login);
  if (account === undefined) throw new Error(`The demonstration has no ${login}.`);
  const { id, organisation_id, roles } = account;
  return { accountId: id, actor: actorOf({ id, login }), organisationId: organisation_id, roles, open: true };
}

const CASE: Omit<ContributionInput, 'year'> = {
  kind: 'case',
  content: {
    title: '每周一送：让小微企业先看到对手的公开文献（虚构示例）',
    parts: {
      background: '辖区内的小微企业没有专职信息人员，往往在立项之后才发现已有相近的专利申请。',
      practice: '网点与企业一起写下需求，按周筛选新公开的文献，每件附一句“与贵单位的关系”，次周回访。',
      effect: '两家企业据此调整了研发路线，一家企业提前放弃了重复的方案。',
      data: '全年推送与回访的数量以系统中的服务记录为准。',
    },
  },
};

const RESULT: Omit<ContributionInput, 'year'> = {
  kind: 'result',
  content: {
    title: '上半年为园区企业试建画像，推送的文献过半被评为相关（虚构示例）',
    parts: {
      text: '网点与园区企业逐家写下需求，试建画像后每周推送；收到反馈的文献中，过半被企业评为相关。',
      data: '数量以系统中的服务记录为准。',
    },
  },
};

const NEWS: Omit<ContributionInput, 'year'> = {
  kind: 'news',
  content: {
    title: '网点进园区讲检索（虚构示例）',
    parts: { text: '网点人员到园区讲解检索式的写法，现场为企业试建画像。' },
  },
};

const SUMMARY = {
  heads: {
    planning: '印发了本省的任务分解，按季度调度（虚构示例）。',
    system: '网点完成备案，站点建设按计划推进（虚构示例）。',
    use: '',
    information: '筛选推送覆盖了有明确需求的小微企业（虚构示例）。',
    talent: '',
  },
  problems: '企业反馈不够及时。',
  measures: '回访改为推送后一周内进行。',
  ideas: [{ text: '把推送延伸到园区的共性需求', task: null }],
};
