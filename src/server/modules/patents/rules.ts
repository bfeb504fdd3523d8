import { type Publication, type PublicationSource, publicationKey } from '../../../engine/publication.ts';
import { mergeContents } from './merge.ts';

/** What one source said of one publication. Contributions are counted in the order in which they arrived. */
export interface Contribution {
  readonly arrival: number;
  readonly publication: Publication;
}

/**
 * The publication that all contributions to it make together.
 *
 * Of each format and part the newest contribution speaks, by date of exchange, else by arrival. Of several that speak, the
 * newer one (by date of exchange, else of publication) has precedence, then a whole document over a part of one. What has less
 * precedence fills in what is missing and blanks out nothing. So the order of arrival decides only between contributions of
 * the same format and part whose dates do not.
 *
 * A record that takes the publication back says nothing of its contents: they stay, and the state becomes `withdrawn`, until a
 * newer record of the publication comes.
 */
export function mergeContributions(contributions: readonly Contribution[]): Publication {
  if (contributions.length === 0) throw new TypeError('A publication has one contribution at least.');
  const contents = contributions.filter((one) => !takesBack(one));
  const speaking = newestOfEach(contents.length > 0 ? contents : contributions).toSorted(byPrecedence);
  const merged = speaking.length > 1 ? mergeContents(speaking.map(publicationOf)) : publicationOf(speaking[0]!);
  const withdrawal = withdrawalOf(contributions)?.publication.status;
  return withdrawal === undefined ? merged : { ...merged, status: { ...withdrawal, state: 'withdrawn' } };
}

function publicationOf({ publication }: Contribution): Publication {
  return publication;
}

/** A re-keyed publication is taken back under its old key. */
function takesBack({ publication: { status } }: Contribution): boolean {
  return status?.state === 'withdrawn' || status?.replacedBy !== undefined;
}

function newestOfEach(contributions: readonly Contribution[]): Contribution[] {
  const slots = Map.groupBy(contributions, ({ publication: { source } }) => `${source.format} ${source.part}`);
  return [...slots.values()].map((candidates) => candidates.toSorted(byExchange).at(-1)!);
}

function byExchange(a: Contribution, b: Contribution): number {
  return compare(exchangedOn(a) ?? '', exchangedOn(b) ?? '') || a.arrival - b.arrival;
}

/** Ascending in time, so highest precedence first. */
function byPrecedence(a: Contribution, b: Contribution): number {
  return (
    compare(knownOn(b), knownOn(a)) ||
    Number(isPart(a)) - Number(isPart(b)) ||
    compare(slotOf(a.publication.source), slotOf(b.publication.source))
  );
}

/** The withdrawal that holds: the newest one, unless the newest contents are newer. Where a date is missing, by arrival. */
function withdrawalOf(contributions: readonly Contribution[]): Contribution | undefined {
  const withdrawal = contributions.filter(takesBack).toSorted(byWithdrawal).at(-1);
  const contents = contributions
    .filter((one) => !takesBack(one) && speaksOfState(one))
    .toSorted(byExchange)
    .at(-1);
  if (withdrawal === undefined || contents === undefined) return withdrawal;
  const takenBack = withdrawnOn(withdrawal);
  const exchanged = exchangedOn(contents);
  const stands =
    takenBack !== undefined && exchanged !== undefined ? takenBack >= exchanged : withdrawal.arrival > contents.arrival;
  return stands ? withdrawal : undefined;
}

function byWithdrawal(a: Contribution, b: Contribution): number {
  return compare(withdrawnOn(a) ?? '', withdrawnOn(b) ?? '') || a.arrival - b.arrival;
}

function withdrawnOn(contribution: Contribution): string | undefined {
  return exchangedOn(contribution) ?? contribution.publication.status?.date;
}

/** A record of claims, of legal events or of a family member exists of withdrawn publications too. */
function speaksOfState({ publication }: Contribution): boolean {
  return publication.source.part === 'whole' || publication.source.part === 'biblio';
}

/** A list of legal events without a date of exchange is as new as its newest event. */
function exchangedOn({ publication: { source, legalEvents } }: Contribution): string | undefined {
  if (source.exchanged !== undefined || source.part !== 'legal') return source.exchanged;
  return legalEvents?.map(({ date }) => date ?? '').reduce((newest, date) => (date > newest ? date : newest), '');
}

function knownOn(contribution: Contribution): string {
  return exchangedOn(contribution) ?? contribution.publication.publicationDate ?? '';
}

function isPart({ publication }: Contribution): boolean {
  return publication.source.part !== 'whole';
}

function slotOf({ format, part }: PublicationSource): string {
  return `${format} ${part}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** How a publication stands, for the store's columns. */
export function stateOf(publication: Publication): { state: 'published' | 'withdrawn'; replacedBy: string | null } {
  const replacement = publication.status?.replacedBy;
  return {
    state: publication.status?.state ?? 'published',
    replacedBy: replacement === undefined ? null : publicationKey(replacement),
  };
}
