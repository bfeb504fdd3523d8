import { datesOf } from '../../../../engine/evaluator/index.ts';
import { type Publication, publicationKey } from '../../../../engine/publication.ts';
import { harmonisedApplicantsOf } from '../applicants.ts';

/** What the index keeps of every publication in memory: what facets, date ranges and the order of hits need. */
export interface Facts {
  readonly key: string;
  readonly withdrawn: boolean;
  readonly country: string;
  readonly kind: string;
  /** Dates as numbers, 20231031; 0 where there is none. */
  readonly published: number;
  readonly filed: number;
  readonly priorities: readonly number[];
  readonly applicants: readonly string[];
  readonly subclasses: readonly string[];
}

export function factsOf(publication: Publication): Facts {
  const { id } = publication;
  return {
    key: publicationKey(id),
    withdrawn: publication.status?.state === 'withdrawn',
    country: id.country,
    kind: id.kind,
    published: dateNumber(datesOf(publication, 'pd')[0]),
    filed: dateNumber(datesOf(publication, 'ad')[0]),
    priorities: unique(datesOf(publication, 'prd').map(dateNumber)),
    applicants: harmonisedApplicantsOf(publication),
    subclasses: subclassesOf(publication),
  };
}

function subclassesOf({ classifications }: Publication): string[] {
  const symbols = (classifications ?? []).filter(({ scheme }) => scheme === 'ipc').map(({ symbol }) => symbol);
  return unique(symbols.filter((symbol) => symbol.length >= 4).map((symbol) => symbol.slice(0, 4)));
}

/** `2023-10-31` as 20231031, 0 for no date. Numbers of dates compare as the dates do. */
export function dateNumber(date: string | undefined): number {
  return date === undefined ? 0 : Number(date.replaceAll('-', ''));
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
