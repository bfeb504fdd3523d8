import type { FamilyEvent } from '../../../shared/screening.ts';
import { type Member, namesOf } from './family.ts';

/** What a profile is to be told of one family after a run. */
export interface FamilyNews {
  /** At most one entry for each event; the members are in the order of their dates. */
  readonly events: readonly { readonly event: FamilyEvent; readonly members: readonly [Member, ...Member[]] }[];
  /** What the profile knows from now on (subjects of `family_notice`). */
  readonly subjects: readonly string[];
}

/**
 * Compares what matched with what the profile was told before. A family is new when the profile knows none of its names,
 * whatever identifier it bears today; a publication is told once, and so is each of its later changes of state:
 * - a publication that only came again, reclassified or enriched, is no news;
 * - a record that was replaced by another is no news, and neither is the other one;
 * - a legal stage is told when another one was known before, so that loading legal events for the first time stays silent;
 * - a withdrawal is told only to whom the publication was told.
 */
export function newsOf(family: readonly Member[], isKnown: (subject: string) => boolean): FamilyNews {
  const members = family.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id - b.id));
  const familyKnown = members.some((member) => namesOf(member).some(isKnown));
  return familyKnown ? newsOfKnownFamily(members, isKnown) : newFamily(members);
}

function newFamily(members: readonly Member[]): FamilyNews {
  const [first, ...rest] = members.filter(({ withdrawn }) => !withdrawn);
  if (first === undefined) return { events: [], subjects: [] };
  return { events: [{ event: 'new-family', members: [first, ...rest] }], subjects: subjectsOf([first, ...rest]) };
}

function newsOfKnownFamily(members: readonly Member[], isKnown: (subject: string) => boolean): FamilyNews {
  const replacements = new Set(
    members
      .filter(({ withdrawn, publications: [own] }) => withdrawn && isKnown(own!))
      .flatMap(({ publications }) => publications),
  );
  const wasKnown = (subject: string): boolean => isKnown(subject) || replacements.has(subject);
  const byEvent = new Map<FamilyEvent, [Member, ...Member[]]>();
  for (const member of members) {
    const event = eventOf(member, wasKnown);
    if (event === undefined) continue;
    const told = byEvent.get(event);
    if (told) told.push(member);
    else byEvent.set(event, [member]);
  }
  return {
    events: [...byEvent].map(([event, told]) => ({ event, members: told })),
    subjects: subjectsOf(members.filter(({ withdrawn, publications: [own] }) => !withdrawn || isKnown(own!))),
  };
}

function eventOf(member: Member, isKnown: (subject: string) => boolean): FamilyEvent | undefined {
  const [own, ...replacedBy] = member.publications;
  if (member.withdrawn) {
    const news = isKnown(own!) && replacedBy.length === 0 && !isKnown(withdrawalOf(member));
    return news ? 'withdrawal' : undefined;
  }
  if (isKnown(own!)) {
    const [anyStage, thisStage] = stageSubjects(member);
    const changed = thisStage !== undefined && isKnown(anyStage!) && !isKnown(thisStage);
    return changed ? 'status' : undefined;
  }
  if (member.stage === 'correction' || member.stage === 'search-report') return member.stage;
  return member.stage === 'grant' && member.applications.some(isKnown) ? 'grant' : 'new-member';
}

function subjectsOf(members: readonly Member[]): string[] {
  return [
    ...new Set(
      members.flatMap((member) => [
        ...namesOf(member),
        ...stageSubjects(member),
        ...(member.withdrawn ? [withdrawalOf(member)] : []),
      ]),
    ),
  ];
}

/** That some stage of the publication is known, and that this one is. */
function stageSubjects({ key, legalStage }: Member): string[] {
  return legalStage === undefined ? [] : [`status:${key}`, `status:${key}:${legalStage}`];
}

function withdrawalOf({ key }: Member): string {
  return `withdrawn:${key}`;
}
