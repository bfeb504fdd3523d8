import type { FlowCounts } from '../../../shared/effects.ts';
import type { FlowAnswer, FlowChoices, FlowDimension, FlowLabel, FlowLine, FlowNumber } from '../../../shared/flow.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { listOrganisations } from '../network/index.ts';
import { listProfiles } from '../profiles/index.ts';
import { precision } from './counts.ts';
import { type DividedCounts, flow, flowBy } from './flow.ts';
import type { FlowFilter } from './flow-relations.ts';

/** Who looks at the flow of a house. */
export interface FlowViewer {
  readonly house: Scope;
  /** Whoever belongs to an enterprise sees nothing but that. */
  readonly enterprise?: Scope;
  /** Whether the person may know what profiles are called. */
  readonly mayNameProfiles: boolean;
}

const STORE: readonly FlowNumber[] = ['read', 'setAside', 'stored'];
const BEFORE_PUSH: readonly FlowNumber[] = ['matched', 'families', 'kept', 'dropped', 'maybe', 'open'];

/** The filter as far as the viewer may set it. */
export function boundFilter(filter: FlowFilter, { enterprise }: FlowViewer): FlowFilter {
  return enterprise === undefined ? filter : { ...filter, enterprise: enterprise.organisationId };
}

/** The flow with its lines, as the pages show it. */
export async function viewFlow(
  db: Db,
  viewer: FlowViewer,
  asked: FlowFilter,
  by: FlowDimension,
  clock: Clock,
): Promise<FlowAnswer> {
  const filter = boundFilter(asked, viewer);
  const labels = await labelsOf(db, viewer, clock);
  const lines = (await flowBy(db, viewer.house, by, filter)).map((line) => lineOf(line, by, labels));
  const isOwn = viewer.enterprise !== undefined;
  return {
    counts: withoutStore(await flow(db, viewer.house, filter), isOwn),
    undivided: undividedBy(filter).filter((number) => !(isOwn && STORE.includes(number))),
    lines: isOwn ? lines.map((line) => ({ ...line, counts: withoutStore(line.counts, true) })) : lines,
  };
}

/** What a house reads and stores is not the enterprise's business. */
function withoutStore<Counts extends Partial<FlowCounts>>(counts: Counts, isOwn: boolean) {
  if (!isOwn) return counts;
  const { read: _, setAside: __, stored: ___, ...others } = counts;
  return others;
}

function undividedBy({ enterprise, profile, region, template }: FlowFilter): FlowNumber[] {
  const ofSomebody = enterprise !== undefined || profile !== undefined || region !== undefined;
  return [...(ofSomebody || template !== undefined ? STORE : []), ...(template === undefined ? [] : BEFORE_PUSH)];
}

function lineOf({ key, ...counts }: DividedCounts, by: FlowDimension, labels: Labels): FlowLine {
  const { judged = 0, relevant = 0, possibly = 0, irrelevant = 0 } = counts;
  return {
    key,
    label: labelOf(key, by, labels),
    counts,
    precision: precision({ judged, relevant, possibly, irrelevant }),
  };
}

function labelOf(key: string, by: FlowDimension, labels: Labels): FlowLabel {
  if (by === 'profile') return labels.profiles.get(Number(key)) ?? {};
  if (by === 'enterprise') return { name: labels.enterprises.get(Number(key)) ?? '' };
  return { name: key };
}

export interface Labels {
  readonly enterprises: ReadonlyMap<number, string>;
  readonly profiles: ReadonlyMap<number, FlowLabel>;
}

/** How enterprises and profiles are called before this viewer. */
export async function labelsOf(db: Db, viewer: FlowViewer, clock: Clock): Promise<Labels> {
  const { enterprises, profiles } = await flowChoices(db, viewer, clock);
  return {
    enterprises: new Map(enterprises.map(({ id, name }) => [id, name])),
    profiles: new Map(profiles.map(({ id, label }) => [id, label])),
  };
}

/** What the viewer can set the filter to. */
export async function flowChoices(
  db: Db,
  { house, enterprise, mayNameProfiles }: FlowViewer,
  clock: Clock,
): Promise<FlowChoices> {
  const seen = (id: number): boolean => enterprise === undefined || enterprise.organisationId === id;
  const organisations = (await listOrganisations(db, house)).filter(({ id }) => seen(id));
  const ordinals = new Map<number, number>();
  const profiles = (await listProfiles(db, house, {}, { clock }))
    .filter(({ organisation }) => seen(organisation.id))
    .map(({ id, name, organisation }) => {
      const ordinal = (ordinals.get(organisation.id) ?? 0) + 1;
      ordinals.set(organisation.id, ordinal);
      const label = { enterprise: organisation.name, ordinal, ...(mayNameProfiles ? { name } : {}) };
      return { id, enterprise: organisation.id, label };
    });
  return {
    enterprises: organisations.map(({ id, name, region }) => ({ id, name, region: region ?? null })),
    profiles,
  };
}
