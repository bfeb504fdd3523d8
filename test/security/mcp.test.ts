import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { listOrganisations } from '../../src/server/modules/network/index.ts';
import { newPerson, useServed } from './served.ts';

const served = useServed();

async function keyWith(scopes: string[]): Promise<string> {
  const { database, house } = served.office;
  const [one] = await listOrganisations(database.db, house, { kind: 'enterprise' });
  const person = await newPerson(served, `assistant-${scopes.join('-')}`, 'ip-manager', one?.id ?? 0);
  const payload = { name: '助手', scopes, days: 30 };
  const { headers } = person;
  return (await served.http.inject({ method: 'POST', url: '/api/account/keys', headers, payload })).json().key;
}

async function call(key: string, method: string, params: object = {}) {
  const response = await served.http.inject({
    method: 'POST',
    url: '/mcp',
    headers: { authorization: `Bearer ${key}` },
    payload: { jsonrpc: '2.0', id: 1, method, params },
  });
  return response.json();
}

describe('the endpoint for assistants', () => {
  it('lists its tools, and answers by them what the pages show', async () => {
    const key = await keyWith(['read']);
    const { result } = await call(key, 'tools/list');
    expect(result.tools.map(({ name }: { name: string }) => name)).toEqual([
      'search',
      'publication',
      'my_profiles',
      'my_issues',
      'judge',
    ]);
    const found = await call(key, 'tools/call', { name: 'search', arguments: { query: '电池' } });
    expect(found.result.isError).toBe(false);
    expect(JSON.parse(found.result.content[0].text).total).toBeGreaterThan(0);
    for (const name of ['my_profiles', 'my_issues']) {
      expect((await call(key, 'tools/call', { name, arguments: {} })).result.isError, name).toBe(false);
    }
  });

  it('judges only by a key with that scope, and the judgement is on record', async () => {
    const { db } = served.office.database;
    const judgements = async (): Promise<number> =>
      (await sql<{ n: number }>`select count(*) as n from feedback where channel = 'desk'`.execute(db)).rows[0]?.n ?? 0;
    const reading = await keyWith(['read', 'write']);
    const judging = await keyWith(['read', 'judge']);
    const items = await served.http.inject({
      url: '/api/desk/items',
      headers: { authorization: `Bearer ${judging}` },
    });
    const item = Number(/"(?:item|id)":(\d+)/.exec(items.body)?.[1]);
    const judge = (key: string) => call(key, 'tools/call', { name: 'judge', arguments: { item, rating: 'relevant' } });
    const before = await judgements();
    expect((await judge(reading)).result.isError).toBe(true);
    expect(await judgements()).toBe(before);
    expect((await judge(judging)).result).toMatchObject({ isError: false });
    expect(await judgements()).toBe(before + 1);
    const log = await sql<object>`select actor, subject from audit_log where action = 'mcp.judge'`.execute(db);
    expect(log.rows).toEqual([
      { actor: expect.stringMatching(/^assistant-read-judge .+ by key chuanli_/), subject: `issue item ${item}` },
    ]);
  });

  it('knows nobody without a key', async () => {
    const response = await served.http.inject({ method: 'POST', url: '/mcp', payload: {} });
    expect(response.statusCode).toBe(401);
  });
});
