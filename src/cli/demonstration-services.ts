import { listOrganisations } from '../server/modules/network/index.ts';
import { enterService } from '../server/modules/services/index.ts';
import type { Office } from '../server/office.ts';
import { clockAt } from '../server/platform/clock.ts';
import { type ServiceKind, serviceInput } from '../shared/services.ts';
import type { People } from './demonstration-people.ts';

/** Services of a year until autumn: how often each kind, and what one of them takes and reaches. */
const GIVEN: readonly {
  readonly kind: ServiceKind;
  readonly times: number;
  readonly hours: number;
  readonly persons: number;
}[] = [
  { kind: 'consultation', times: 14, hours: 1, persons: 2 },
  { kind: 'search', times: 8, hours: 3, persons: 1 },
  { kind: 'training', times: 3, hours: 6, persons: 45 },
  { kind: 'visit', times: 6, hours: 2, persons: 4 },
  { kind: 'lecture', times: 2, hours: 2, persons: 120 },
];

/** What service points and bases did for enterprises and the public, entered as their people would. */
export async function giveServices({ database: { db }, house }: Office, people: People, year: number): Promise<void> {
  const organisations = await listOrganisations(db, house);
  const enterprises = organisations.filter(({ kind }) => kind === 'enterprise');
  const providers = organisations.filter(({ kind }) => kind === 'service-point' || kind === 'base');
  for (const [turn, { id: provider }] of providers.entries()) {
    for (const { kind, times, hours, persons } of GIVEN) {
      for (let at = 0; at < times; at++) {
        const served = enterprises[(at + turn * 3 + kind.length) % enterprises.length];
        const forAll = kind === 'lecture' || kind === 'training' || served === undefined || at % 5 === 4;
        const input = serviceInput.parse({
          ...{ kind, hours, persons, onDate: dayOfYear(year, 40 + at * 17 + turn * 3 + kind.length) },
          channel: kind === 'consultation' ? 'phone' : 'on-site',
          beneficiary: forAll ? { type: 'public' } : { type: 'unit', unit: served.id },
          ...{ deliverable: '虚构示例', satisfaction: at % 3 === 0 ? null : 4 + (at % 2) },
        });
        const act = { actor: people.actor('wangdian'), clock: clockAt(`${input.onDate}T16:00:00+08:00`) };
        await enterService(db, house, provider, input, { source: 'entered', key: null }, act);
      }
    }
  }
}

function dayOfYear(year: number, days: number): string {
  return new Date(Date.UTC(year, 0, days)).toISOString().slice(0, 10);
}
