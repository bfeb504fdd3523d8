import { sql } from 'kysely';
import { type Candidate, type Example, estimateRecall, RECALL_NEEDS, rank } from '../../../engine/ranking/index.ts';
import type { QueuePart, RecallList, RecallView } from '../../../shared/screening-queue.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import type { PublicationFeatures } from './publication-features.ts';
import { stateFor } from './queue-state.ts';

/** The newest word of an enterprise on an item of the queue, as a later module records it. */
export interface Judged {
  readonly queueItemId: number;
  readonly rating: 'relevant' | 'possibly' | 'irrelevant';
}
/** Gives what enterprises said of items; the queue does not know where they say it. */
export type ReadJudgements = (db: Db, scope: Scope) => Promise<readonly Judged[]>;

/** The newest decisions that an order is learned from. */
const LEARNED_FROM = 1500;
/** Open items of a profile that are put in order; more wait their turn. */
const ORDERED = 1500;

export interface SuggestionMeans {
  readonly judgements: ReadJudgements;
  readonly features: PublicationFeatures;
}

interface Source {
  readonly id: number;
  readonly profileId: number;
  readonly profileName: string;
  readonly publicationId: number;
  readonly version: number;
  readonly state: string;
}

interface Learned {
  readonly profile: { readonly id: number; readonly name: string };
  readonly examples: readonly Example[];
  readonly judgedByEnterprise: number;
  readonly open: number;
  /** As many of the open ones as are put in order. */
  readonly candidates: readonly Candidate[];
}

/** Open items of a part of the queue, the most probably relevant of all its profiles first. */
export async function suggestedOrder(
  db: Db,
  scope: Scope,
  reader: string,
  part: QueuePart,
  means: SuggestionMeans,
): Promise<number[]> {
  const learned = await learnFrom(db, scope, reader, part, means);
  return learned
    .flatMap(({ examples, candidates }) => rank(examples, candidates).map((one, at) => ({ ...one, at })))
    .toSorted((one, other) => other.probability - one.probability || one.at - other.at || one.id - other.id)
    .map(({ id }) => id);
}

/** What is left to read, profile by profile. */
export async function recallOf(
  db: Db,
  scope: Scope,
  reader: string,
  part: QueuePart,
  means: SuggestionMeans,
): Promise<RecallList> {
  const learned = await learnFrom(db, scope, reader, part, means);
  return { profiles: learned.map(recallView), needed: RECALL_NEEDS };
}

function recallView({ profile, examples, judgedByEnterprise, open, candidates }: Learned): RecallView {
  const relevant = examples.filter((example) => example.relevant).length;
  const basis = { n: examples.length, relevant };
  const estimate = candidates.length < open ? undefined : estimateRecall(examples, candidates);
  return {
    profile,
    ...basis,
    judgedByEnterprise,
    open,
    left: estimate?.left ?? null,
    expected: estimate === undefined ? null : Math.round(estimate.expected * 10) / 10,
  };
}

/** Decisions are learned from whichever run they were made in; only what is open keeps to the part of the queue that is asked for. */
async function learnFrom(
  db: Db,
  scope: Scope,
  reader: string,
  { enterprise, profile, run }: QueuePart,
  means: SuggestionMeans,
): Promise<Learned[]> {
  const { rows } = await sql<Source & { run: number }>`
    select queue_item.id, queue_item.profile_id as "profileId", profile.name as "profileName",
      queue_item.publication_id as "publicationId", queue_item.publication_version as version,
      queue_item.run_id as run, ${stateFor(reader)} as state
    from queue_item join profile on profile.id = queue_item.profile_id
    where queue_item.organisation_id = ${scope.organisationId}
      and (${enterprise ?? null}::bigint is null or queue_item.enterprise_id = ${enterprise ?? null})
      and (${profile ?? null}::bigint is null or queue_item.profile_id = ${profile ?? null})
    order by queue_item.profile_id, queue_item.id`.execute(db);
  const ratings = new Map((await means.judgements(db, scope)).map(({ queueItemId, rating }) => [queueItemId, rating]));
  const learned: Learned[] = [];
  for (const its of Map.groupBy(rows, ({ profileId }) => profileId).values()) {
    const decided = its.filter(({ state }) => state === 'keep' || state === 'drop' || state === 'maybe');
    const open = its.filter((one) => one.state === 'open' && (run === undefined || one.run === run));
    const used = decided.slice(-LEARNED_FROM);
    const ordered = open.slice(0, ORDERED);
    const features = await means.features.of(db, scope, [...used, ...ordered]);
    const examples = used.map(
      (one): Example => ({ features: features(one), relevant: isRelevant(one.state, ratings.get(one.id)) }),
    );
    const candidates = ordered.map((one): Candidate => ({ id: one.id, features: features(one) }));
    const { profileId, profileName } = its[0]!;
    learned.push({
      profile: { id: profileId, name: profileName },
      examples,
      judgedByEnterprise: used.filter(({ id }) => ratings.has(id)).length,
      open: open.length,
      candidates,
    });
  }
  return learned;
}

/** What the enterprise says counts before what the screener thought; what was deferred was worth a second look. */
function isRelevant(state: string, rating: Judged['rating'] | undefined): boolean {
  return rating === undefined ? state !== 'drop' : rating !== 'irrelevant';
}
