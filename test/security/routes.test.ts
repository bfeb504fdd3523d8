import { describe, expect, it } from 'vitest';
import { listOrganisations } from '../../src/server/modules/network/index.ts';
import type { GuardedRoute } from '../../src/server/platform/http/index.ts';
import { bodies, queries, tablesOfIds } from './requests.ts';
import { firstId, giveToAnotherHouse, newPerson, type Person, signIn, useServed } from './served.ts';
import { endless, reach } from './table.ts';

const served = useServed();

const ABSENT = 999_999_999;

/** Routes of `HEAD` go with those of `GET`. */
function routes(): GuardedRoute[] {
  return served.http.guardedRoutes.filter(({ method }) => method !== 'HEAD');
}

const nameOf = ({ method, url }: GuardedRoute): string => `${method} ${url}`;

async function ask(route: GuardedRoute, person: Person | undefined, id: number) {
  const url = route.url
    .replace(':id', String(id))
    .replace(':number', 'CN000000000A')
    .replace(/:(index|requestId|session|standingId|postId)/, '1')
    .replace(':form', 'docx')
    .replace(':act', 'stop')
    .replace(':list', 'judgements.csv')
    .replace(':token', 'x'.repeat(60))
    .replace('*', 'nothing');
  const payload = bodies[nameOf(route)] ?? (route.method === 'GET' ? undefined : {});
  return served.http.inject({
    method: route.method as 'GET',
    url: url + (queries[nameOf(route)] ?? ''),
    headers: { ...person?.headers },
    ...(payload === undefined || route.method === 'DELETE' ? {} : { payload }),
  });
}

/** One person of each role: those of the demonstration. */
async function onePersonOfEach(): Promise<Person[]> {
  const logins = {
    fenxi: 'analyst',
    shaixuan: 'screener',
    shenhe: 'reviewer',
    zhuguan: 'officer',
    xitong: 'system-admin',
    anquan: 'security-admin',
    shenji: 'audit-admin',
    'qiye-zhi': 'ip-manager',
    'qiye-yan': 'reader',
    'sheng-ze': 'province-responsible',
    'sheng-lian': 'province-contact',
    wangdian: 'service-point-staff',
  } as const;
  return Promise.all(Object.entries(logins).map(([login, role]) => signIn(served.http, login, role)));
}

/** A walk of every role over every route makes workbooks and documents by the dozen. */
const WALK = 240_000;

describe('every route', () => {
  it('is in the table, and the table has no other', () => {
    const known = Object.keys(reach);
    // The pages are served only where they are built.
    const pages = ['GET /*', 'GET /assets/*', 'GET /icon.svg'];
    const standing = routes().map(nameOf);
    expect(
      standing.filter((name) => !known.includes(name)),
      'not in test/security/table.ts',
    ).toEqual([]);
    expect(
      known.filter((name) => !standing.includes(name) && !pages.includes(name)),
      'has no route',
    ).toEqual([]);
  });

  it('is refused to who is not signed in, but those for anybody', async () => {
    const wrong: string[] = [];
    for (const route of routes()) {
      const open = reach[nameOf(route)] === 'public' || reach[nameOf(route)] === 'link';
      const { statusCode } = await ask(route, undefined, ABSENT);
      if (!open && statusCode !== 401) wrong.push(`${nameOf(route)} answers ${statusCode}`);
      if (reach[nameOf(route)] === 'link' && statusCode < 400) wrong.push(`${nameOf(route)} takes any token`);
    }
    expect(wrong).toEqual([]);
  });

  it(
    'is open to the roles of the table and to no other',
    async () => {
      const people = await onePersonOfEach();
      const wrong: string[] = [];
      for (const route of routes()) {
        const may = reach[nameOf(route)];
        if (typeof may === 'string' || may === undefined) continue;
        for (const person of people) {
          const allowed = may.includes(person.role);
          if (allowed && endless.has(nameOf(route))) continue;
          const { statusCode } = await ask(route, person, ABSENT);
          const refused = statusCode === 403 || statusCode === 401;
          if (refused === allowed || statusCode >= 500)
            wrong.push(`${nameOf(route)} answers ${person.role} ${statusCode}`);
        }
      }
      expect(wrong).toEqual([]);
    },
    WALK,
  );

  it('that changes something is refused without the token of the session', async () => {
    const [analyst] = await onePersonOfEach();
    const wrong: string[] = [];
    for (const route of routes()) {
      const may = reach[nameOf(route)];
      if (route.method === 'GET' || may === 'public' || may === 'link') continue;
      const { 'x-csrf-token': _token, ...headers } = analyst?.headers ?? {};
      const { statusCode, body } = await ask(route, { login: '', role: 'analyst', headers }, ABSENT);
      if (statusCode !== 403 || !body.includes('http.csrf.forbidden')) wrong.push(`${nameOf(route)} ${statusCode}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('what is another organisation’s', () => {
  it('is refused to people of an enterprise, and not shown to them', async () => {
    const { database, house } = served.office;
    const enterprises = await listOrganisations(database.db, house, { kind: 'enterprise' });
    const [one, other] = enterprises;
    if (one === undefined || other === undefined) throw new Error('The demonstration has two enterprises.');
    const wrong: string[] = [];
    for (const role of ['ip-manager', 'reader'] as const) {
      const stranger = await newPerson(served, `stranger-${role}`, role, other.id);
      for (const route of routes()) {
        const may = reach[nameOf(route)];
        if (typeof may === 'string' || may?.includes(role) !== true) continue;
        const table = tableOf(route);
        const id = table === undefined ? undefined : await firstId(database.db, table, one.id);
        if (route.url.includes(':id') && table === undefined)
          wrong.push(`${nameOf(route)} has no table in tablesOfIds`);
        if (id === undefined && (route.method !== 'GET' || route.url.includes(':id'))) continue;
        const { statusCode, body } = await ask(route, stranger, id ?? ABSENT);
        if (id !== undefined && statusCode < 400) wrong.push(`${nameOf(route)} answers ${role} ${statusCode}`);
        if (!SHARED.has(nameOf(route)) && body.includes(one.name))
          wrong.push(`${nameOf(route)} names the other enterprise to ${role}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('is shown to the enterprise itself', async () => {
    const { database, house } = served.office;
    const [one] = await listOrganisations(database.db, house, { kind: 'enterprise' });
    const own = await newPerson(served, 'own-manager', 'ip-manager', one?.id ?? 0);
    for (const url of ['/api/my-profiles/:id', '/api/desk/items/:id']) {
      const route = routes().find((each) => nameOf(each) === `GET ${url}`);
      const id = await pushedOrFirst(url, one?.id ?? 0);
      expect((await ask(route as GuardedRoute, own, id)).statusCode, url).toBe(200);
    }
  });

  it(
    'is refused to the people of this house where it is another house’s, and not shown to them',
    async () => {
      const all = await onePersonOfEach();
      const people = all.filter(({ login }) => !/^(?:qiye-|sheng-|wangdian)/.test(login));
      const { database, house } = served.office;
      const [one] = await listOrganisations(database.db, house, { kind: 'enterprise' });
      const ids = new Map<string, number | undefined>();
      for (const [, table] of tablesOfIds) ids.set(table, await firstId(database.db, table, undefined));
      ids.set('organisation', one?.id);
      await giveToAnotherHouse(served.office);
      const wrong: string[] = [];
      for (const route of routes()) {
        const may = reach[nameOf(route)];
        if (typeof may === 'string' || may === undefined || endless.has(nameOf(route))) continue;
        const table = tableOf(route);
        if (table?.startsWith('account') || table === 'api_key') continue;
        const id = table === undefined ? undefined : ids.get(table);
        if (id === undefined && (route.method !== 'GET' || route.url.includes(':id'))) continue;
        for (const person of people.filter(({ role }) => may.includes(role))) {
          const { statusCode, body } = await ask(route, person, id ?? ABSENT);
          if (id !== undefined && statusCode < 400) wrong.push(`${nameOf(route)} answers ${person.role} ${statusCode}`);
          if (SHARED.has(nameOf(route))) continue;
          if (body.includes(one?.name ?? '-')) wrong.push(`${nameOf(route)} names an enterprise to ${person.role}`);
        }
      }
      expect(wrong).toEqual([]);
    },
    WALK,
  );
});

/**
 * Publications are public, and name their applicants; people are left where they were, and their list names where they work.
 */
const SHARED: ReadonlySet<string> = new Set(['GET /api/accounts', 'GET /api/search']);

function tableOf({ url }: GuardedRoute): string | undefined {
  if (!url.includes(':id')) return undefined;
  return tablesOfIds.find(([start]) => url.startsWith(start))?.[1];
}

/** An item that reached the enterprise, or its first profile. */
async function pushedOrFirst(url: string, enterprise: number): Promise<number> {
  const { db } = served.office.database;
  if (!url.startsWith('/api/desk/')) return (await firstId(db, 'profile', enterprise)) ?? ABSENT;
  const response = await served.http.inject({
    url: '/api/desk/items',
    headers: (await signIn(served.http, 'own-manager', 'ip-manager')).headers,
  });
  return /"(?:item|id)":(\d+)/.exec(response.body)?.[1] === undefined
    ? ABSENT
    : Number(/"(?:item|id)":(\d+)/.exec(response.body)?.[1]);
}
