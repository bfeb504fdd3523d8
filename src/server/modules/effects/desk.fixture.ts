import type { useDatabase } from '../../../../test/support/database.ts';
import type { useHttp } from '../../../../test/support/http.ts';
import { ServiceLine, week } from '../../../../test/support/service-line.ts';
import { tempFolder } from '../../../../test/support/temp.ts';
import type { Role } from '../../../shared/accounts.ts';
import type { Authenticate, Principal } from '../../platform/http/index.ts';
import { openSecret } from '../../platform/secret.ts';
import { acceptInvitation, actorOf, inviteAccount } from '../accounts/index.ts';
import { deskRoutes, flowRoutes } from './index.ts';

const people = new Map<string, Principal>();

/** In these tests a header says who asks. */
export const byHeader: Authenticate = async (request) => people.get(String(request.headers['x-person']));

/** Two enterprises that were told of the same two publications, a person at each and one more, and people of the house. */
export async function deskOffice(test: ReturnType<typeof useDatabase>, serve: ReturnType<typeof useHttp>) {
  const line = ServiceLine.open(test);
  const ours = await line.enterprise('甲公司');
  const theirs = await line.enterprise('乙公司');
  for (const each of [ours, theirs]) await line.addRecipient(await line.subscribe(each));
  await line.work(...week);
  for (const issue of await line.compose()) await line.approve(issue);
  await line.deliver();
  const secret = openSecret(tempFolder());
  const means = { db: test.db, house: line.house, clock: line.clock, addresses: line.addresses, secret };
  people.clear();
  const tokens = new Map<string, string>();
  const enter = async (organisationId: number, name: string, role: Role): Promise<number> => {
    const account = { organisationId, login: `${name}@example`, name, roles: [role] };
    const { id, token } = await inviteAccount(test.db, line.house, account, line.act);
    tokens.set(name, token);
    people.set(name, {
      accountId: id,
      actor: actorOf({ id, login: account.login }),
      organisationId,
      roles: [role],
      open: true,
    });
    return id;
  };
  const reader = await enter(ours.enterpriseId, 'reader', 'reader');
  const manager = await enter(ours.enterpriseId, 'manager', 'ip-manager');
  await enter(theirs.enterpriseId, 'stranger', 'ip-manager');
  await enter(line.house.organisationId, 'officer', 'officer');
  await enter(line.house.organisationId, 'analyst', 'analyst');
  const server = await serve(
    (app) => deskRoutes(app, means),
    (app) => flowRoutes(app, means),
  );
  /** The person comes and chooses a password. */
  const activate = (name: string) =>
    acceptInvitation(means, { token: tokens.get(name)!, password: 'Long-enough-1-secret' });
  const ask = async (
    person: string,
    url: string,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE' = 'GET',
    payload?: object,
  ) => server.inject({ method, url, headers: { 'x-person': person }, ...(payload ? { payload } : {}) });
  /** The answer to a question that is expected to succeed. */
  const get = async <Answer>(person: string, url: string): Promise<Answer> => {
    const response = await ask(person, url);
    if (response.statusCode !== 200) throw new Error(`${url}: ${response.body}`);
    return response.json();
  };
  return { line, ours, theirs, accounts: { reader, manager }, activate, server, ask, get };
}
