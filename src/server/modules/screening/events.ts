import type { FamilyEvent } from '../../../shared/screening.ts';
import { type Member, namesOf } from './family.ts';

/** What a profile was told: subjects of `family_notice`, each with its state where it has one. */
export type Known = ReadonlyMap<string, string | null>;

/** What a profile is to be told of one family after a run. */
export interface FamilyNews {
  /** At most one entry for each event; the members are in the order of their dates. */
  readonly events: readonly { readonly event: FamilyEvent; readonly members: readonly [Member, ...Member[]] }[];
  /** What the profile knows from now on. */
  readonly learned: Known;
}

/**
 * Compares what matched with what the profile was told before. A family is new when the profile knows none of its names,
 * whatever identifier it bears today; a publication is told once, and so is each later change of its state:
 * - a publication that only came again, reclassified or enriched, is no news;
 * - a record that was replaced by another is no news, and neither is the other one;
 * - an end of the right, or its return, is told when its legal events were known before, so that loading them for the
 *   first time stays silent;
 * - a withdrawal is told only to whom the publication was told.
 */
export function newsOf(family: readonly Member[], known: Known): FamilyNews {
  const members = family.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id - b.id));
  const familyKnown = members.some((member) => namesOf(member).some((name) => known.has(name)));
  return familyKnown ? newsOfKnownFamily(members, known) : newFamily(members);
}

/** The subjects by which a profile may know something of these members. */
export function subjectsOf(members: readonly Member[]): string[] {
  return members.flatMap((member) => [...namesOf(member), legalSubject(member), withdrawalSubject(member)]);
}

function newFamily(members: readonly Member[]): FamilyNews {
  const [first, ...rest] = members.filter(({ withdrawn }) => !withdrawn);
  if (first === undefined) return { events: [], learned: new Map() };
  return { events: [{ event: 'new-family', members: [first, ...rest] }], learned: learnedFrom([first, ...rest]) };
}

function newsOfKnownFamily(members: readonly Member[], known: Known): FamilyNews {
  const told = members.filter(({ publications: [own] }) => known.has(own!));
  const replacements = told.filter(({ withdrawn }) => withdrawn).flatMap(({ publications }) => publications);
  const knownNow = new Map([...known, ...replacements.map((name) => [name, null] as const)]);
  const byEvent = new Map<FamilyEvent, [Member, ...Member[]]>();
  for (const member of members) {
    const event = eventOf(member, knownNow);
    if (event === undefined) continue;
    const before = byEvent.get(event);
    if (before) before.push(member);
    else byEvent.set(event, [member]);
  }
  return {
    events: [...byEvent].map(([event, ofEvent]) => ({ event, members: ofEvent })),
    learned: learnedFrom(members.filter((member) => !member.withdrawn || told.includes(member))),
  };
}

function eventOf(member: Member, known: Known): FamilyEvent | undefined {
  const [own, ...replacedBy] = member.publications;
  if (member.withdrawn) {
    const news = known.has(own!) && replacedBy.length === 0 && !known.has(withdrawalSubject(member));
    return news ? 'withdrawal' : undefined;
  }
  if (known.has(own!)) {
    const before = known.get(legalSubject(member)) ?? undefined;
    return before !== undefined && member.legal !== undefined && member.legal !== before ? 'status' : undefined;
  }
  if (member.stage === 'correction' || member.stage === 'search-report') return member.stage;
  const applicationKnown = member.applications.some((name) => known.has(name));
  return member.stage === 'grant' && applicationKnown ? 'grant' : 'new-member';
}

function learnedFrom(members: readonly Member[]): Known {
  const learned = new Map<string, string | null>();
  for (const member of members) {
    for (const name of namesOf(member)) learned.set(name, null);
    if (member.legal !== undefined) learned.set(legalSubject(member), member.legal);
    if (member.withdrawn) learned.set(withdrawalSubject(member), null);
  }
  return learned;
}

function legalSubject({ key }: Member): string {
  return `legal:${key}`;
}

function withdrawalSubject({ key }: Member): string {
  return `withdrawn:${key}`;
}
