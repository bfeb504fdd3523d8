import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { useHttp } from '../../../../test/support/http.ts';
import { useTempFolders } from '../../../../test/support/temp.ts';
import type { Role } from '../../../shared/accounts.ts';
import type { QueueDossier, QueueLine, QueueList, RunList, ScreeningNow } from '../../../shared/screening-queue.ts';
import { readAudit } from '../../platform/audit.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Principal } from '../../platform/http/index.ts';
import { openLog } from '../../platform/log.ts';
import { ProblemError } from '../../platform/problems.ts';
import { ensureHouse } from '../network/index.ts';
import {
  listQueue,
  type ReadJudgements,
  runUnderWay,
  ScreeningsOfServer,
  screen,
  screeningJob,
  screeningRoutes,
} from './index.ts';
import { act, TestHouse } from './screening.fixture.ts';

const test = useDatabase();
useTempFolders();

/** Who asks is told in a header, `shaixuan screener`; `shaixuan-by-key-1 screener` is the same person's program. */
const serve = useHttp(async ({ headers }): Promise<Principal | undefined> => {
  const [actor = '', ...roles] = String(headers.person ?? '').split(' ');
  const [person = ''] = actor.split('-by-key-');
  return actor === '' ? undefined : { accountId: 1, actor, person, organisationId: 1, roles, open: true };
});

const definition = {
  concepts: [{ name: '固态电解质', zh: ['固态电解质'], en: ['solid electrolyte'] }],
  exclusions: ['茶叶'],
};
const rows = [
  {
    publication_number: 'CN113914863A',
    title: '硫化物固态电解质膜',
    abstract: '一种固态电解质。',
    docdb_family_id: '7001',
    publication_date: '2026-11-17',
  },
  {
    publication_number: 'US20260100001A1',
    title: 'Coated solid electrolytes',
    docdb_family_id: '7001',
    publication_date: '2026-11-19',
  },
  { publication_number: 'CN113914864A', title: '氧化物固态电解质', publication_date: '2026-11-18' },
];

let house: TestHouse;
let profile: number;
let owner: number;

beforeEach(async () => {
  pushed = undefined;
  asked.length = 0;
  house = TestHouse.open(test);
  const enterprise = await house.enterprise('甲', definition);
  [profile = 0] = enterprise.profiles;
  owner = enterprise.scope.organisationId;
  await house.receive(...rows);
  await screen(test.database, house.scope, {}, act);
});

let screenings: ScreeningsOfServer;
/** Who asked for a run. */
const asked: string[] = [];
/** The item that an enterprise was sent. */
let pushed: number | undefined;

async function refuseIfPushed(item: number): Promise<void> {
  if (item === pushed) throw new ProblemError({ code: 'queue.already-pushed.conflict', zh: '已推送。', en: 'Pushed.' });
}

async function serverOf(judgements: ReadJudgements = async () => [], scope = house.scope) {
  screenings = new ScreeningsOfServer(test.database, scope, openLog('silent'));
  const beginRun = async (_tx: Db, actor: string): Promise<void> => void asked.push(actor);
  const means = { database: test.database, house: scope, clock: act.clock, judgements, refuseIfPushed };
  return serve((app) => screeningRoutes(app, { ...means, screenings, beginRun }));
}

async function queueOf(...given: Parameters<typeof serverOf>) {
  return askingOf(await serverOf(...given));
}

function askingOf(server: Awaited<ReturnType<typeof serverOf>>) {
  return <Answer>(person: `${string} ${Role}`, method: 'GET' | 'POST' | 'PUT', url: string, body?: object) =>
    server
      .inject({
        method,
        url: `/api/queue${url}`,
        headers: { person },
        ...(body === undefined ? {} : { payload: body }),
      })
      .then((response) => ({ status: response.statusCode, body: response.json() as Answer & { code?: string } }));
}

const one = 'yi screener' as const;
const two = 'er screener' as const;
const reviewer = 'shen reviewer' as const;
const analyst = 'fen analyst' as const;
const keep = { decision: 'keep', seen: null } as const;

describe('an item', () => {
  it('is shown with what matched marked in both languages, the criteria, and its family', async () => {
    const ask = await queueOf();
    const { body } = await ask<QueueList>(one, 'GET', '/items');
    expect(body.items).toHaveLength(2);
    const family = body.items.find(({ members }) => members.length === 2)!;
    const { body: dossier } = await ask<QueueDossier>(one, 'GET', `/items/${family.id}`);
    const [title] = dossier.titles;
    expect(title?.marks.map(({ start, end }) => title.text.slice(start, end).toLowerCase())).toEqual([
      family.publication.number.startsWith('CN') ? '固态电解质' : 'solid electrolytes',
    ]);
    expect(dossier.members.map(({ number }) => number).toSorted()).toEqual(['CN113914863A', 'US20260100001A1']);
    expect(dossier.criteria).toMatchObject({
      concepts: [{ name: '固态电解质', met: true }],
      exclusions: ['茶叶'],
    });
    expect(dossier.criteria.words.zh).toContain('固态电解质');
    expect(dossier.draftLine).toBe(dossier.because.zh);
    const looks = await readAudit(test.db, { organisationId: owner }, `profile ${profile}`);
    expect(looks).toMatchObject([{ action: 'profile.explain', actor: 'yi' }]);
  });

  it('that an enterprise was sent stays kept', async () => {
    const ask = await queueOf();
    const [item] = await listQueue(test.db, house.scope);
    await ask(one, 'POST', `/items/${item!.id}/decision`, keep);
    pushed = item!.id;
    for (const [person, act, body] of [
      [one, 'decision', { decision: 'drop', seen: 'keep' }],
      [one, 'undo', undefined],
      [reviewer, 'settlement', { decision: 'maybe' }],
    ] as const) {
      const { status } = await ask(person, 'POST', `/items/${item!.id}/${act}`, body);
      expect([act, status]).toEqual([act, 409]);
    }
    const line = { decision: 'keep', seen: 'keep', whyItMatters: '补充说明' } as const;
    expect((await ask(one, 'POST', `/items/${item!.id}/decision`, line)).status).toBe(200);
    expect(await listQueue(test.db, house.scope, { decision: 'keep' })).toHaveLength(1);
  });

  it('is nobody’s but its house’s', async () => {
    const [item] = await listQueue(test.db, house.scope);
    const { id } = await ensureHouse(test.db, { name: '另一服务站（虚构示例）', kind: 'base' });
    const ask = await queueOf(async () => [], { organisationId: id });
    expect((await ask<QueueList>(one, 'GET', '/items')).body.items).toEqual([]);
    for (const [method, url, body] of [
      ['GET', `/items/${item!.id}`, undefined],
      ['POST', `/items/${item!.id}/decision`, keep],
      ['POST', `/items/${item!.id}/undo`, undefined],
      ['POST', `/items/${item!.id}/settlement`, { decision: 'keep' }],
      ['PUT', `/profiles/${profile}/settings`, { secondReader: true, lineRequired: false }],
    ] as const) {
      const answer = await ask(reviewer, method, url, body);
      expect([answer.status, url]).toEqual([404, url]);
    }
    expect(await listQueue(test.db, house.scope, { decision: 'open' })).toHaveLength(2);
  });

  it('is decided by screeners and reviewers alone', async () => {
    const ask = await queueOf();
    const [item] = await listQueue(test.db, house.scope);
    expect((await ask(analyst, 'POST', `/items/${item!.id}/decision`, keep)).status).toBe(403);
    expect((await ask('qi ip-manager', 'GET', '/items')).status).toBe(403);
    expect((await ask(one, 'POST', `/items/${item!.id}/settlement`, { decision: 'keep' })).status).toBe(403);
    expect((await ask(one, 'GET', '/conflicts')).status).toBe(403);
  });
});

describe('a decision', () => {
  it('stands, is in the audit log, and is taken back', async () => {
    const ask = await queueOf();
    const [item] = await listQueue(test.db, house.scope);
    const body = { ...keep, reason: '核心', whyItMatters: '可借鉴' };
    const decided = await ask<QueueLine>(one, 'POST', `/items/${item!.id}/decision`, body);
    expect(decided.body).toMatchObject({ state: 'keep', reason: '核心', whyItMatters: '可借鉴', decidedBy: 'yi' });
    expect((await ask(one, 'GET', '/progress')).body).toMatchObject({ total: 2, open: 1, keep: 1 });
    expect((await ask<QueueList>(one, 'GET', '/items?state=decided')).body.items).toMatchObject([{ id: item!.id }]);
    const undone = await ask<QueueLine>(one, 'POST', `/items/${item!.id}/undo`);
    expect(undone.body).toMatchObject({ state: 'open', decision: null, whyItMatters: null });
    expect(await readAudit(test.db, house.scope, `queue item ${item!.id}`)).toMatchObject([
      { actor: 'yi', action: 'queue.decide', detail: { decision: 'keep' } },
      { actor: 'yi', action: 'queue.undo' },
    ]);
  });

  it('does not overwrite what somebody else decided meanwhile, nor is it taken back by others', async () => {
    const ask = await queueOf();
    const [item] = await listQueue(test.db, house.scope);
    await ask(one, 'POST', `/items/${item!.id}/decision`, keep);
    const late = await ask(two, 'POST', `/items/${item!.id}/decision`, { decision: 'drop', seen: null });
    expect([late.status, late.body.code]).toEqual([409, 'queue.decided-meanwhile.conflict']);
    expect((await ask(two, 'POST', `/items/${item!.id}/undo`)).status).toBe(409);
    const changed = await ask<QueueLine>(two, 'POST', `/items/${item!.id}/decision`, {
      decision: 'drop',
      seen: 'keep',
    });
    expect(changed.body).toMatchObject({ state: 'drop', decidedBy: 'er' });
  });

  it('keeps only with the line where the profile wants it', async () => {
    const ask = await queueOf();
    const [item] = await listQueue(test.db, house.scope);
    const settings = { secondReader: false, lineRequired: true };
    expect((await ask(analyst, 'PUT', `/profiles/${profile}/settings`, settings)).body).toEqual(settings);
    const url = `/items/${item!.id}/decision`;
    expect((await ask(one, 'POST', url, { ...keep, whyItMatters: ' ' })).body.code).toBe('queue.line-required');
    expect((await ask(one, 'POST', url, { decision: 'drop', seen: null })).status).toBe(200);
    expect((await ask(one, 'POST', url, { ...keep, whyItMatters: '相关', seen: 'drop' })).status).toBe(200);
  });
});

describe('with a second reader', () => {
  it('two read without knowing of each other, and agree', async () => {
    const ask = await queueOf();
    const [item] = await listQueue(test.db, house.scope);
    await ask(analyst, 'PUT', `/profiles/${profile}/settings`, { secondReader: true, lineRequired: false });
    const decision = `/items/${item!.id}/decision`;
    const first = await ask<QueueLine>(one, 'POST', decision, { ...keep, whyItMatters: '第一人所写' });
    expect(first.body).toMatchObject({ state: 'waiting', decision: null });
    expect(await listQueue(test.db, house.scope, { decision: 'keep' })).toEqual([]);
    const { body: seen } = await ask<QueueDossier>(two, 'GET', `/items/${item!.id}`);
    expect(seen).toMatchObject({ state: 'open', own: null, readings: [], whyItMatters: null });
    const second = await ask<QueueLine>(two, 'POST', decision, keep);
    expect(second.body).toMatchObject({ state: 'keep', whyItMatters: '第一人所写' });
    expect((await ask(reviewer, 'GET', '/conflicts')).body).toMatchObject({
      agreement: { n: 1, agreed: 1, kappa: null },
      conflicts: [],
    });
    expect((await ask(one, 'POST', decision, { decision: 'drop', seen: 'keep' })).status).toBe(409);
    const undone = await ask<QueueLine>(two, 'POST', `/items/${item!.id}/undo`);
    expect(undone.body).toMatchObject({ state: 'open', decision: null });
  });

  it('a person who reads on the page and by a key is one reader', async () => {
    const ask = await queueOf();
    const [item] = await listQueue(test.db, house.scope);
    await ask(analyst, 'PUT', `/profiles/${profile}/settings`, { secondReader: true, lineRequired: false });
    await ask(one, 'POST', `/items/${item!.id}/decision`, keep);
    const again = await ask<QueueLine>('yi-by-key-1 screener', 'POST', `/items/${item!.id}/decision`, keep);
    expect(again.body).toMatchObject({ state: 'waiting', decision: null });
    expect(await listQueue(test.db, house.scope, { decision: 'keep' })).toEqual([]);
    const logged = await readAudit(test.db, house.scope, `queue item ${item!.id}`);
    expect(logged.map(({ actor }) => actor)).toEqual(['yi', 'yi-by-key-1']);
  });

  it('a reviewer settles what they disagree on, and only then is it kept', async () => {
    const ask = await queueOf();
    const [item, other] = await listQueue(test.db, house.scope);
    await ask(reviewer, 'PUT', `/profiles/${profile}/settings`, { secondReader: true, lineRequired: false });
    await ask(one, 'POST', `/items/${item!.id}/decision`, keep);
    const second = await ask<QueueLine>(two, 'POST', `/items/${item!.id}/decision`, { decision: 'drop', seen: null });
    expect(second.body).toMatchObject({ state: 'conflict', decision: null });
    for (const reader of [one, two]) {
      await ask(reader, 'POST', `/items/${other!.id}/decision`, { decision: 'drop', seen: null });
    }
    expect((await ask('san screener', 'POST', `/items/${item!.id}/decision`, keep)).status).toBe(409);
    const { body } = await ask(reviewer, 'GET', '/conflicts');
    expect(body).toMatchObject({
      agreement: { n: 2, agreed: 1, kappa: 0 },
      profiles: [{ id: profile, n: 2 }],
      conflicts: [
        {
          id: item!.id,
          readings: [
            { decision: 'keep', by: 'yi' },
            { decision: 'drop', by: 'er' },
          ],
        },
      ],
    });
    expect((await ask<QueueDossier>(two, 'GET', `/items/${item!.id}`)).body.readings).toEqual([]);
    expect(await listQueue(test.db, house.scope, { decision: 'keep' })).toEqual([]);
    const settled = await ask<QueueLine>(reviewer, 'POST', `/items/${item!.id}/settlement`, { decision: 'keep' });
    expect(settled.body).toMatchObject({ state: 'keep', decidedBy: 'shen' });
    expect(await listQueue(test.db, house.scope, { decision: 'keep' })).toHaveLength(1);
    const undone = await ask<QueueLine>(reviewer, 'POST', `/items/${item!.id}/undo`);
    expect(undone.body.state).toBe('conflict');
  });
});

describe('the suggested order', () => {
  it('learns from decisions, and from what the enterprise said before them', async () => {
    const word = (at: number): string => (at % 2 === 0 ? '硫化物' : '氧化物');
    const number = (at: number): string => `CN1999${String(at).padStart(5, '0')}A`;
    await house.receive(
      ...Array.from({ length: 40 }, (_, at) => ({
        publication_number: number(at),
        title: `${word(at)}固态电解质${at}`,
      })),
    );
    await screen(test.database, house.scope, {}, act);
    const items = await listQueue(test.db, house.scope, { limit: 200 });
    const ask = await queueOf();
    for (const { id, publication } of items.slice(2, 32)) {
      const decision = publication.title.startsWith('硫') ? 'keep' : 'drop';
      await ask(one, 'POST', `/items/${id}/decision`, { decision, seen: null });
    }
    const titles = async (asking: typeof ask): Promise<string[]> => {
      const { body } = await asking<QueueList>(one, 'GET', `/items?order=suggested&profile=${profile}`);
      return body.items.map(({ publication }) => publication.title.slice(0, 1));
    };
    const order = await titles(ask);
    expect(order.slice(0, 5)).toEqual(['硫', '硫', '硫', '硫', '硫']);
    expect(order.slice(-4)).toEqual(['氧', '氧', '氧', '氧']);
    const { body } = await ask(one, 'GET', '/recall');
    expect(body).toMatchObject({ profiles: [{ n: 30, relevant: 15, open: 12, left: expect.any(Number) }] });
    const contrary = await queueOf(async () =>
      items.map(({ id, publication }) => ({
        queueItemId: id,
        rating: publication.title.startsWith('硫') ? ('irrelevant' as const) : ('relevant' as const),
      })),
    );
    expect((await titles(contrary)).slice(0, 4)).toEqual(['氧', '氧', '氧', '氧']);
  });
});

describe('a run', () => {
  it('that the server’s end cuts off goes on when it is begun again', async () => {
    await serverOf();
    await house.receive({ publication_number: 'CN113914866A', title: '固态电解质电池' });
    const job = screeningJob(screenings, act.clock);
    await expect(job.run({ actor: 'yi' }, AbortSignal.abort())).rejects.toThrow();
    const cutOff = await runUnderWay(test.db, house.scope);
    expect(cutOff).toMatchObject({ state: 'matching' });
    await job.run({ actor: job.name }, new AbortController().signal);
    expect(screenings.now).toMatchObject({ progress: null, problem: null, finished: cutOff?.id });
    expect(await runUnderWay(test.db, house.scope)).toBeUndefined();
    expect(await listQueue(test.db, house.scope, { decision: 'open' })).toHaveLength(3);
  });

  it('is begun from the page, followed, listed with its counts, and audited', async () => {
    const server = await serverOf();
    const ask = askingOf(server);
    await house.receive({ publication_number: 'CN113914866A', title: '固态电解质电池' });
    const begun = await ask<ScreeningNow>(one, 'POST', '/runs');
    expect(begun.body.progress).toMatchObject({ phase: 'starting' });
    await ask(two, 'POST', '/runs');
    expect(asked).toEqual(['yi']);
    const running = screeningJob(screenings, act.clock).run({ actor: 'yi' }, new AbortController().signal);
    const followed = await server.inject({ url: '/api/queue/runs/events', headers: { person: one } });
    const events = followed.body.split('\n').filter((line) => line.startsWith('event: '));
    expect(events.at(-1)).toBe('event: idle');
    await running;
    const { now, runs } = (await ask<RunList>(one, 'GET', '/runs')).body;
    expect(now).toMatchObject({ progress: null, problem: null, finished: runs[0]?.id, nothingNew: false });
    expect(runs[0]).toMatchObject({ state: 'done', publications: 1, profiles: 1, matches: 1, open: 1, audit: null });
    const audited = await ask(one, 'POST', `/runs/${runs[1]!.id}/audit`, {});
    expect(audited.body).toMatchObject({ differences: 0, by: 'yi' });
    const { body } = await ask<RunList>(one, 'GET', '/runs');
    expect(body.runs[1]?.audit).toMatchObject({ differences: 0, sampled: expect.any(Number) });
  });
});
