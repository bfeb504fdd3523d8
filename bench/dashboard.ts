import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { fastify } from 'fastify';
import { acceptInvitation, inviteAccount } from '../src/server/modules/accounts/index.ts';
import type { Office } from '../src/server/office.ts';
import { newToken } from '../src/server/platform/auth/index.ts';
import { serve } from '../src/server/serve.ts';
import { PROVINCES } from '../src/shared/regions.ts';
import { officeNumber } from './generate/services.ts';
import type { Load, LoadRequest, LoadResult } from './server-load.ts';
import { quantile } from './statistics.ts';

export interface DashboardPace {
  readonly people: number;
  readonly seconds: number;
  /** Milliseconds between an answer and the next look. */
  readonly thinkMs: number;
}

export interface DashboardResult {
  readonly step: string;
  readonly looks: number;
  readonly failed: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

/** Many people look at the numbers of a year at once, of the whole country or each of a province, beside a route that does nothing. */
export async function benchDashboard(office: Office, year: number, pace: DashboardPace): Promise<DashboardResult[]> {
  const people = Array.from({ length: pace.people }, (_, person) => person);
  for (const person of people) await invite(office, person);
  const serving = await serve(office, { demonstration: true });
  const bare = fastify();
  bare.get('/bare', async () => ({ ok: true }));
  const bareAddress = await bare.listen({ host: '127.0.0.1', port: 0 });
  try {
    const numbers = `${serving.address}/api/indicators?year=${year}`;
    const asks = async (step: string, addressOf: (person: number) => string, loginOf?: (person: number) => string) => {
      const requests = people.map(async (person): Promise<LoadRequest> => {
        const cookie = loginOf === undefined ? {} : { cookie: await enter(serving.address, loginOf(person)) };
        return { method: 'GET', address: addressOf(person), ...cookie };
      });
      return measured(step, await Promise.all(requests), pace);
    };
    return [
      await asks('bare Fastify route', () => `${bareAddress}/bare`),
      await asks('dashboard of the nation', () => numbers, nationLogin),
      await asks(
        'dashboard of a province, by the nation',
        (person) => `${numbers}&province=${codeOf(person)}`,
        nationLogin,
      ),
      await asks('dashboard of a province, by its people', () => numbers, provinceLogin),
    ];
  } finally {
    await bare.close();
    await serving.stop();
  }
}

const nationLogin = (person: number): string => `nation-${person}`;
const provinceLogin = (person: number): string => `province-${person}`;

function codeOf(person: number): string {
  return PROVINCES[person % PROVINCES.length]?.code ?? '';
}

/** Two accounts for each: one of the house, one of a province's office. */
async function invite({ database: { db }, house, clock, secret }: Office, person: number): Promise<void> {
  const name = `虚构·人员${person}`;
  const accounts = [
    { login: nationLogin(person), name, roles: ['analyst' as const], organisationId: house.organisationId },
    {
      ...{ login: provinceLogin(person), name, roles: ['province-contact' as const] },
      organisationId: officeNumber(1 + (person % PROVINCES.length)),
    },
  ];
  for (const account of accounts) {
    const { token } = await inviteAccount(db, house, account, { actor: 'bench', clock });
    await acceptInvitation({ db, house, clock, secret }, { token, password: `${newToken()}Aa1!` });
  }
}

async function enter(address: string, login: string): Promise<string> {
  const response = await fetch(`${address}/api/session/demonstration`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login }),
  });
  if (!response.ok) throw new Error(`${login} cannot sign in: ${await response.text()}`);
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

async function measured(
  step: string,
  requests: readonly LoadRequest[],
  { seconds, thinkMs }: DashboardPace,
): Promise<DashboardResult> {
  const load: Load = { people: requests.map((request) => [[request]]), seconds, thinkMs };
  const worker = new Worker(new URL('./server-load.ts', import.meta.url), { workerData: load });
  const [{ times, failed }] = (await once(worker, 'message')) as [LoadResult];
  return { step, looks: times.length, failed, p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95) };
}
