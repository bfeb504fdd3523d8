import { NOTHING } from '../../../../shared/indicators.ts';
import { listJudged } from '../../effects/index.ts';
import { type DemandLine, demandLines, revisionLines } from '../../profiles/index.ts';
import { type ArrivedItem, arrivedIssuesOfHouse, arrivedItemsOfHouse } from '../../push/index.ts';
import { screenedProfiles } from '../../screening/index.ts';
import { type Counting, dayAt, isWithin } from './counting.ts';
import { recordSource } from './source.ts';

/** What the house itself did, in its own province and for no task. */
function ofHouse({ houseProvince }: Counting, amount: number) {
  return { province: houseProvince, task: NOTHING, amount };
}

interface Demand extends DemandLine {
  /** The day on which the first push for it arrived, where one did. */
  readonly firstPushOn: string | undefined;
  /** On which of the days it counts in the period. */
  readonly submitted: boolean;
  readonly accepted: boolean;
  readonly pushed: boolean;
}

/** What enterprises asked for. What they asked stays theirs: it is told that they did, when, and what became of it. */
export const demands = recordSource('demands', {
  read: async (counting) => {
    if (!counting.ofHouse) return [];
    const { db, house } = counting;
    const arrived = Map.groupBy(await arrivedItemsOfHouse(db, house), ({ profileId }) => profileId);
    return (await demandLines(db, house)).map((demand): Demand => {
      const firstPushOn = firstPush(demand, arrived);
      const on = (day: string | null | undefined) => day != null && isWithin(counting, day);
      const accepted = demand.state === 'accepted' && on(demand.acceptedOn);
      return { ...demand, firstPushOn, accepted, submitted: on(demand.submittedOn), pushed: on(firstPushOn) };
    });
  },
  among: ({ count }, all) => {
    if (count === 'registered') return all.filter(({ submitted }) => submitted);
    return all.filter(({ accepted, pushed }) => (count === 'accepted' ? accepted : pushed));
  },
  factOf: ({ count }, { submittedOn, firstPushOn }, counting) => {
    const days = count === 'days-to-first-push' && firstPushOn !== undefined;
    return ofHouse(counting, days ? daysBetween(submittedOn, firstPushOn) : 1);
  },
  lineOf: async ({ id, enterpriseId, submittedOn, firstPushOn, state }, { nameOf }) => ({
    ...{ type: 'demand', id, on: submittedOn, unit: await nameOf(enterpriseId), about: firstPushOn ?? '', kind: state },
  }),
});

/** Pushes that came before the demand was submitted were for another. */
function firstPush(
  { profiles, submittedOn }: DemandLine,
  arrived: ReadonlyMap<number, readonly ArrivedItem[]>,
): string | undefined {
  const days = profiles.flatMap((profile) => (arrived.get(profile) ?? []).map(({ at }) => dayAt(at)));
  return days.filter((day) => day >= submittedOn).sort()[0];
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Profiles are an enterprise's secret: it is told whose they are, not what they are called. */
export const profiles = recordSource('profiles', {
  read: async (counting) => (counting.ofHouse ? screenedProfiles(counting.db, counting.house, counting) : []),
  among: (_measure, all) => all,
  factOf: (_measure, _profile, counting) => ofHouse(counting, 1),
  lineOf: async ({ profileId, enterpriseId, lastOn }, { nameOf }) => ({
    ...{ type: 'profile', id: profileId, on: lastOn, unit: await nameOf(enterpriseId), about: '', kind: 'screened' },
  }),
});

export const revisions = recordSource('revisions', {
  read: async (counting) => {
    const all = counting.ofHouse ? await revisionLines(counting.db, counting.house) : [];
    return all.filter(({ at }) => isWithin(counting, dayAt(at)));
  },
  among: (_measure, all) => all,
  factOf: (_measure, _revision, counting) => ofHouse(counting, 1),
  lineOf: async ({ id, enterpriseId, number, at }, { nameOf }) => ({
    ...{ type: 'revision', id, on: dayAt(at), unit: await nameOf(enterpriseId), about: `v${number}`, kind: 'revised' },
  }),
});

/** Issues that arrived in the period. */
export const issues = recordSource('issues', {
  read: async (counting) => {
    const all = counting.ofHouse ? await arrivedIssuesOfHouse(counting.db, counting.house) : [];
    return all.filter(({ at }) => isWithin(counting, dayAt(at)));
  },
  among: ({ count }, all) => (count === 'opened' ? all.filter(({ opened }) => opened) : all),
  factOf: (_measure, { opened }, counting) => ofHouse(counting, opened ? 1 : 0),
  lineOf: async ({ id, enterpriseId, number, at, opened }, { nameOf }) => ({
    ...{ type: 'issue', id, on: dayAt(at), unit: await nameOf(enterpriseId), about: String(number) },
    kind: opened ? 'opened' : 'unopened',
  }),
});

/** Items that arrived first in the period, each once for each enterprise, and whether it judged them by its end. */
export const items = recordSource('items', {
  read: async (counting) => {
    if (!counting.ofHouse) return [];
    const { db, house, to } = counting;
    const arrived = (await arrivedItemsOfHouse(db, house)).filter(({ at }) => isWithin(counting, dayAt(at)));
    const judged = (await listJudged(db, house, 'judged')).filter(({ givenAt }) => dayAt(givenAt) <= to);
    const keys = new Set(judged.map(({ queueItemId, enterpriseId }) => `${queueItemId} ${enterpriseId}`));
    return arrived.map((item) => ({ ...item, judged: keys.has(`${item.queueItemId} ${item.enterpriseId}`) }));
  },
  among: (_measure, all) => all,
  factOf: ({ count }, { judged }, counting) => ofHouse(counting, count === 'arrived' || judged ? 1 : 0),
  lineOf: async ({ issueItemId, enterpriseId, at, judged }, { nameOf }) => ({
    ...{ type: 'item', id: issueItemId, on: dayAt(at), unit: await nameOf(enterpriseId), about: '' },
    kind: judged ? 'judged' : 'unjudged',
  }),
});

/** Enterprises that an issue reached in the period and in the year before. */
export const retained = recordSource('retained', {
  read: async (counting) => {
    if (!counting.ofHouse) return [];
    const before = String(counting.filter.year - 1);
    const enterprises = await counting.enterprises();
    const reached = Map.groupBy(await arrivedIssuesOfHouse(counting.db, counting.house), (one) => one.enterpriseId);
    return [...reached].flatMap(([enterpriseId, own]) => {
      const days = own.map(({ at }) => dayAt(at));
      const now = days.filter((day) => isWithin(counting, day));
      const stayed = now.length > 0 && days.some((day) => day.startsWith(before));
      return stayed && enterprises.has(enterpriseId) ? [{ enterpriseId, lastOn: now.at(-1) ?? null }] : [];
    });
  },
  among: (_measure, all) => all,
  factOf: (_measure, _enterprise, counting) => ofHouse(counting, 1),
  lineOf: async ({ enterpriseId, lastOn }, { nameOf }) => ({
    ...{ type: 'retained', id: enterpriseId, on: lastOn, unit: await nameOf(enterpriseId), about: '' },
    kind: 'enterprise',
  }),
});
