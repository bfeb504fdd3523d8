import { type DocumentStage, documentStage } from '../../../engine/numbers/index.ts';
import {
  type ApplicationReference,
  type Priority,
  type Publication,
  type PublicationId,
  publicationKey,
} from '../../../engine/publication.ts';
import { isEnded, legalStatusOf } from '../../../engine/status/index.ts';

/** What screening has to know of a publication version to group it with its family and to see what event it is. */
export interface Member {
  readonly id: number;
  readonly version: number;
  readonly key: string;
  readonly country: string;
  readonly date: string;
  /** In Chinese where there is one. */
  readonly title: string;
  readonly inChinese: boolean;
  readonly stage: DocumentStage;
  readonly withdrawn: boolean;
  /** Names of its family: `docdb:` the simple family, `prio:` its set of priorities. The first one is shown. */
  readonly families: readonly string[];
  /** Names of its application; publications that share one are stages of one application. */
  readonly applications: readonly string[];
  /** Its own name, and the names of the records that replaced it. */
  readonly publications: readonly string[];
  /** `alive`, or the stage by which it ended; absent where no legal event on record tells. */
  readonly legal?: string;
}

/** A family is the DOCDB simple family where that is known, otherwise the publications with the same priorities. */
export function memberOf(id: number, version: number, publication: Publication): Member {
  const key = publicationKey(publication.id);
  const docdb = (publication.families ?? []).filter(({ scheme }) => scheme === 'docdb');
  const latestFirst = docdb.toSorted((a, b) => (b.asOf ?? '').localeCompare(a.asOf ?? ''));
  const chinese = publication.titles?.find(({ lang }) => lang === 'zh');
  const legal = legalStatusOf(publication);
  const replacedBy = publication.status?.replacedBy;
  return {
    id,
    version,
    key,
    country: publication.id.country,
    date: publication.publicationDate ?? '',
    title: (chinese ?? publication.titles?.[0])?.text ?? '',
    inChinese: chinese !== undefined,
    stage: documentStage(publication.id, publication.publicationDate),
    withdrawn: publication.status?.state === 'withdrawn',
    families: [...latestFirst.map((family) => `docdb:${family.id}`), ...priorityNames(publication)],
    applications: applicationNames(publication),
    publications: [`pub:${key}`, ...(replacedBy ? [`pub:${publicationKey(replacedBy)}`] : [])],
    ...(legal?.source === 'event' && { legal: isEnded(legal.stage) ? legal.stage : 'alive' }),
  };
}

/** Every name by which a profile may already know the family that the publication belongs to. */
export function namesOf(member: Member): string[] {
  return [...member.families, ...member.applications, ...member.publications];
}

/** The members parted into families: those that share a name, directly or through others, are together. */
export function groupFamilies(members: readonly Member[]): Member[][] {
  const groupOfName = new Map<string, Set<Member>>();
  const groups = new Set<Set<Member>>();
  for (const member of members) {
    const names = namesOf(member);
    const joined = new Set(names.map((name) => groupOfName.get(name)).filter((group) => group !== undefined));
    const [group = new Set<Member>(), ...others] = joined;
    for (const other of others) {
      groups.delete(other);
      for (const moved of other) {
        group.add(moved);
        for (const name of namesOf(moved)) groupOfName.set(name, group);
      }
    }
    group.add(member);
    groups.add(group);
    for (const name of names) groupOfName.set(name, group);
  }
  return [...groups].map((group) => [...group]);
}

/** Offices whose domestic readers come first when one publication has to stand for a family. */
const shownFirst = ['CN', 'WO', 'EP', 'US'];

/** The publication that stands for the others: one in Chinese first, then by office, then the earliest. */
export function representative(members: readonly [Member, ...Member[]]): Member {
  const rank = ({ country }: Member): number => {
    const at = shownFirst.indexOf(country);
    return at < 0 ? shownFirst.length : at;
  };
  const [first] = members.toSorted(
    (a, b) =>
      Number(b.inChinese) - Number(a.inChinese) ||
      rank(a) - rank(b) ||
      compare(a.date, b.date) ||
      compare(a.key, b.key),
  ) as [Member];
  return first;
}

export function familyName(member: Member): string {
  return member.families[0] ?? member.applications[0] ?? `pub:${member.key}`;
}

/** The set of its priorities; a publication without any is its own priority. A priority without a number leaves the set unknown. */
function priorityNames({ application, priorities }: Publication): string[] {
  const numbers = (priorities ?? (application ? [application] : [])).map(numberName);
  if (numbers.length === 0 || numbers.includes(undefined)) return [];
  return [`prio:${[...new Set(numbers)].sort().join('+')}`];
}

function applicationNames({ id, application }: Publication): string[] {
  const number = application && numberName(application);
  return [
    ...(number === undefined ? [] : [`app:${number}`]),
    ...(oneNumberForAllStages(id) ? [`num:${id.country}${id.number}`] : []),
  ];
}

/** Japan numbers utility models beside inventions from the same start, so that only the kind tells them apart. */
function numberName({ country, number, kind }: Priority | ApplicationReference): string | undefined {
  if (number === undefined) return undefined;
  return country + number + (country === 'JP' && kind?.startsWith('U') ? 'U' : '');
}

/**
 * Whether application and grant bear the same publication number: at EPO and WIPO always, in China since the nine digits
 * (of the older seven-digit numbers A and C are different patents). Records without an official number have only their own.
 */
function oneNumberForAllStages({ country, number }: PublicationId): boolean {
  return country === 'EP' || country === 'WO' || country === 'XX' || (country === 'CN' && number.length === 9);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
