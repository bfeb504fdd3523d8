import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { useTempFolders } from '../../../../test/support/temp.ts';
import { itemExplanation } from '../../../shared/screening.ts';
import { readAudit } from '../../platform/audit.ts';
import type { Scope } from '../../platform/db/index.ts';
import { countScreening, decide, decideByRule, explainItem, listQueue, screen, undoDecision } from './index.ts';
import { act, TestHouse } from './screening.fixture.ts';
import { changeSettings } from './settings.ts';

const test = useDatabase();
useTempFolders();

const definition = {
  concepts: [
    { name: '固态电解质', zh: ['固态电解质', '固体电解质'], en: ['solid electrolyte'] },
    { name: '硫化物', zh: ['硫化物'], en: ['sulfide'] },
  ],
  ipc: ['H01M10/05*'],
  applicants: [{ name: '赣江储能', former: ['北岭电池'] }],
  query: 'ti=(阳极 OR anode)',
};

const rows = [
  {
    publication_number: 'CN113914863A',
    title: '硫化物固态电解质膜',
    abstract: '一种固体电解质，含硫化物，硫化物为玻璃态。',
    ipc: 'H01M10/0562; H01M4/62',
  },
  { publication_number: 'CN113914864A', title: '一种茶叶设备', applicant: '虚构·北岭电池有限公司' },
  { publication_number: 'US20260100001A1', title: 'Coated anode', abstract: 'Made of lithium.' },
];

let house: TestHouse;
let owner: Scope;

beforeEach(async () => {
  house = TestHouse.open(test);
  const enterprise = await house.enterprise('甲', definition);
  owner = enterprise.scope;
  await house.receive(...rows);
  await screen(test.database, house.scope, {}, act);
});

const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error) => error.problem?.code ?? String(error),
  );
const itemOn = async (number: string) =>
  (await listQueue(test.db, house.scope)).find(({ publication }) => publication.number === number)!;

describe('a decision', () => {
  it('stands with its reason, and who made it when', async () => {
    const { id } = await itemOn('CN113914863A');
    const judgement = { decision: 'keep', reason: '核心工艺', relevance: 90, whyItMatters: '可借鉴干法成膜' } as const;
    await decide(test.db, house.scope, id, judgement, act);
    expect(await itemOn('CN113914863A')).toMatchObject({
      ...judgement,
      decidedBy: 'screener',
      decidedAt: act.clock.now(),
    });
    expect(await listQueue(test.db, house.scope, { decision: 'open' })).toHaveLength(2);
    expect(await listQueue(test.db, house.scope, { decision: 'keep' })).toMatchObject([{ id }]);
    expect(await countScreening(test.db, house.scope)).toMatchObject({
      items: 3,
      kept: 1,
      open: 2,
      dropped: 0,
      maybe: 0,
    });
  });

  it('is taken back step by step', async () => {
    const { id } = await itemOn('CN113914863A');
    const as = (actor: string) => ({ ...act, actor });
    await decide(test.db, house.scope, id, { decision: 'maybe', reason: '待核' }, as('一'));
    await decide(test.db, house.scope, id, { decision: 'drop', reason: '已知文献' }, as('二'));
    await decide(test.db, house.scope, id, { decision: 'drop', reason: 'Known already' }, as('三'));
    expect(await itemOn('CN113914863A')).toMatchObject({ decision: 'drop', decidedBy: '二' });
    await undoDecision(test.db, house.scope, id, act);
    expect(await itemOn('CN113914863A')).toMatchObject({ decision: 'maybe', reason: '待核', decidedBy: '一' });
    await decide(test.db, house.scope, id, { decision: 'keep' }, act);
    await undoDecision(test.db, house.scope, id, act);
    await undoDecision(test.db, house.scope, id, act);
    expect(await itemOn('CN113914863A')).toMatchObject({
      decision: null,
      reason: null,
      decidedBy: null,
      decidedAt: null,
    });
    expect(await codeOf(undoDecision(test.db, house.scope, id, act))).toBe('queue.nothing-to-undo');
  });

  it('is the house’s alone, and well-formed', async () => {
    const { id } = await itemOn('CN113914863A');
    for (const work of [
      () => decide(test.db, owner, id, { decision: 'keep' }, act),
      () => undoDecision(test.db, owner, id, act),
      () => explainItem(test.db, owner, id, act),
    ]) {
      expect(await codeOf(work())).toBe('queue.item.not-found');
    }
    expect(await codeOf(decide(test.db, house.scope, id, { decision: 'keep', relevance: 101 }, act))).toBe(
      'queue.judgement',
    );
    expect(await codeOf(listQueue(test.db, house.scope, { limit: 0 }))).toBe('queue.filter');
  });
});

describe('an explanation', () => {
  it('names the concepts with what was found where, in either language', async () => {
    const { id } = await itemOn('CN113914863A');
    const explanation = itemExplanation.parse(await explainItem(test.db, house.scope, id, act));
    expect(explanation.concepts).toEqual([
      {
        name: '固态电解质',
        found: [
          { text: '固态电解质', field: 'ti', count: 1 },
          { text: '固体电解质', field: 'ab', count: 1 },
        ],
      },
      {
        name: '硫化物',
        found: [
          { text: '硫化物', field: 'ti', count: 1 },
          { text: '硫化物', field: 'ab', count: 2 },
        ],
      },
    ]);
    expect(explanation).toMatchObject({ classes: ['H01M10/0562'], applicants: [], byExpertQuery: false });
    expect(explanation.zh).toContain('涉及“固态电解质”：名称中有“固态电解质”，摘要中有“固体电解质”');
    expect(explanation.en).toContain('“硫化物” in the title');
    expect(explanation.places).toHaveLength(5);
    expect(explanation.places[0]).toMatchObject({ field: 'ti', start: 0, end: 3, excerpt: '硫化物固态电解质膜' });
  });

  it('tells of a watched applicant and of the expert query', async () => {
    const watched = await explainItem(test.db, house.scope, (await itemOn('CN113914864A')).id, act);
    expect(watched).toMatchObject({ concepts: [], classes: [], applicants: ['赣江储能'], byExpertQuery: false });
    expect(watched.zh).toBe('申请人在关注名单中：赣江储能（文献写作“北岭电池”）。');
    const found = await explainItem(test.db, house.scope, (await itemOn('US20260100001A1')).id, act);
    expect(found).toMatchObject({ concepts: [], applicants: [], byExpertQuery: true });
    expect(found.en).toBe('Found by the expert query: “anode” in the title.');
  });

  it('is a look into the profile, and recorded', async () => {
    const { id, profile } = await itemOn('CN113914863A');
    await explainItem(test.db, house.scope, id, act);
    expect(await readAudit(test.db, owner, `profile ${profile.id}`)).toMatchObject([{ action: 'profile.explain' }]);
  });
});

describe('a rule', () => {
  const by = async (rule: Parameters<typeof decideByRule>[2]) =>
    (await decideByRule(test.db, house.scope, rule, act)).decided;

  it('decides the undecided items that meet all its conditions', async () => {
    await decide(test.db, house.scope, (await itemOn('CN113914864A')).id, { decision: 'drop', reason: '人工' }, act);
    expect(await by({ query: 'lithium', inTitle: true, judgement: { decision: 'maybe' } })).toBe(1);
    expect(await by({ minPlaces: 6, judgement: { decision: 'keep' } })).toBe(0);
    expect(await by({ minPlaces: 5, judgement: { decision: 'keep', reason: '命中多' } })).toBe(1);
    expect(await by({ judgement: { decision: 'keep' } })).toBe(0);
    const items = await listQueue(test.db, house.scope);
    expect(items.map(({ decision, reason }) => [decision, reason])).toEqual([
      ['keep', '命中多'],
      ['drop', '人工'],
      ['maybe', null],
    ]);
  });

  it('is a first reading where the profile asks for two, and decides nothing alone', async () => {
    const rule = { query: 'cc=CN', judgement: { decision: 'keep' } } as const;
    for (const { profile } of await listQueue(test.db, house.scope)) {
      await changeSettings(test.db, house.scope, profile.id, { secondReader: true, lineRequired: false }, act);
    }
    const as = (actor: string) => decideByRule(test.db, house.scope, rule, { ...act, actor });
    expect(await as('一')).toEqual({ decided: 0, read: 2 });
    expect(await as('一')).toEqual({ decided: 0, read: 0 });
    expect(await listQueue(test.db, house.scope, { decision: 'open' })).toHaveLength(3);
    expect(await as('二')).toEqual({ decided: 2, read: 0 });
    const log = await readAudit(test.db, house.scope, `house ${house.scope.organisationId}`);
    expect(log.map(({ actor, action }) => [actor, action])).toEqual(
      ['一', '一', '二'].map((actor) => [actor, 'queue.decide-by-rule']),
    );
  });

  it('writes why it matters from the match where it says nothing itself', async () => {
    await by({ query: 'cc=CN', judgement: { decision: 'keep' } });
    await by({ judgement: { decision: 'keep', whyItMatters: '见摘要' } });
    const lines = (await listQueue(test.db, house.scope)).map(({ whyItMatters }) => whyItMatters);
    expect(lines).toEqual([
      expect.stringContaining('涉及“固态电解质”'),
      '申请人在关注名单中：赣江储能（文献写作“北岭电池”）。',
      '见摘要',
    ]);
  });

  it('is refused when its query cannot be read', async () => {
    expect(await codeOf(by({ query: 'a AND', judgement: { decision: 'keep' } }))).toMatch(/^query\./);
    expect(await listQueue(test.db, house.scope, { decision: 'open' })).toHaveLength(3);
  });
});
