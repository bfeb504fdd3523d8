import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll } from 'vitest';
import { acceptInvitation, inviteAccount } from '../../src/server/modules/accounts/index.ts';
import { ensureHouse } from '../../src/server/modules/network/index.ts';
import { type Office, openOffice } from '../../src/server/office.ts';
import { readConfig } from '../../src/server/platform/config.ts';
import { type Db, transaction } from '../../src/server/platform/db/index.ts';
import type { HttpServer } from '../../src/server/platform/http/index.ts';
import { openLog } from '../../src/server/platform/log.ts';
import { officeHttp } from '../../src/server/serve.ts';
import type { Role } from '../../src/shared/accounts.ts';
import { copyDemonstration } from '../support/office.ts';

/** A person who is signed in, as their browser sends it. */
export interface Person {
  readonly login: string;
  readonly role: Role;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Served {
  readonly office: Office;
  readonly http: HttpServer;
}

/** So that its routes stand; nobody is there, and nobody is asked. */
const IDENTITY_SERVICE = {
  CHUANLI_OIDC_ISSUER: 'http://127.0.0.1:9',
  CHUANLI_OIDC_CLIENT_ID: 'chuanli',
  CHUANLI_OIDC_CLIENT_SECRET: 'not asked for',
};

/** The demonstration's office with all its routes, for the tests of one file. */
export function useServed(): Served {
  let office: Office | undefined;
  let http: HttpServer | undefined;
  const folder = mkdtempSync(join(tmpdir(), 'chuanli-served-'));
  beforeAll(async () => {
    const config = readConfig(
      { CHUANLI_LOG_LEVEL: 'silent', CHUANLI_MCP: 'on', ...IDENTITY_SERVICE },
      { data: folder, port: 0 },
    );
    await copyDemonstration(folder);
    office = await openOffice(config);
    http = await officeHttp(office, openLog('silent'), { demonstration: true });
    await http.ready();
  }, 240_000);
  afterAll(async () => {
    await http?.close();
    await office?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const opened = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('The office is served inside the tests.');
    return value;
  };
  return {
    get office() {
      return opened(office);
    },
    get http() {
      return opened(http);
    },
  };
}

export async function signIn(http: HttpServer, login: string, role: Role): Promise<Person> {
  const response = await http.inject({ method: 'POST', url: '/api/session/demonstration', payload: { login } });
  if (response.statusCode !== 200) throw new Error(`${login} could not enter: ${response.body}`);
  const cookie = String(response.headers['set-cookie']).split(';')[0] ?? '';
  return { login, role, headers: { cookie, 'x-csrf-token': response.json().csrf, 'content-type': 'application/json' } };
}

/** Enters a person of an organisation, signed in. */
export async function newPerson(
  { office, http }: Served,
  login: string,
  role: Role,
  organisationId: number,
): Promise<Person> {
  const { database, house, clock, secret } = office;
  const person = { organisationId, login, name: login, roles: [role] };
  const { token } = await inviteAccount(database.db, house, person, { actor: 'test', clock });
  await acceptInvitation({ db: database.db, house, clock, secret }, { token, password: 'Correct horse 7' });
  return signIn(http, login, role);
}

/** The first row of a table, by its number, of an organisation where one is named. */
export async function firstId(db: Db, table: string, enterprise?: number): Promise<number | undefined> {
  const column = ['queue_item', 'issue', 'delivery'].includes(table) ? 'enterprise_id' : 'organisation_id';
  const which = enterprise === undefined ? sql`true` : sql`${sql.ref(column)} = ${enterprise}`;
  const { rows } = await sql<{
    id: number | null;
  }>`select min(id) as id from ${sql.table(table)} where ${which}`.execute(db);
  return rows[0]?.id ?? undefined;
}

/** Makes everything that a house works with another house's, and leaves the people where they are. */
export async function giveToAnotherHouse({ database, house }: Office): Promise<void> {
  const other = await ensureHouse(database.db, { name: '另一机构（虚构示例）', kind: 'base' });
  const people = ['account', 'account_session', 'account_password', 'account_invitation', 'api_key', 'audit_log'];
  await transaction(database.db, async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    const { rows } = await sql<{ table: string; column: string }>`
      select table_name as "table", column_name as "column" from information_schema.columns
      where table_schema = 'public' and column_name in ('organisation_id', 'house_id')
        and not table_name = any(${people}::text[])
    `.execute(tx);
    for (const { table, column } of rows) {
      const own = table === 'organisation' ? sql`id <> ${house.organisationId}` : sql`true`;
      await sql`
        update ${sql.table(table)} set ${sql.ref(column)} = ${other.id}
        where ${sql.ref(column)} = ${house.organisationId} and ${own}
      `.execute(tx);
    }
  });
}
