import type { PublicationId } from '../publication.ts';
import { rightOf } from './china-publication.ts';

export type DocumentType = 'invention' | 'utility' | 'design' | 'plant' | 'other';

type Rule = readonly [pattern: RegExp, type: DocumentType];

const CHINESE_RIGHTS = { 1: 'invention', 2: 'utility', 3: 'design' } as const;

/** By the series of the number first: a United States design is one even where the source lost its kind. */
const UNITED_STATES_SERIES: readonly Rule[] = [
  [/^D/, 'design'],
  [/^PP/, 'plant'],
  [/^(RE|RX|AI|X)/, 'invention'],
  [/^[HT]/, 'other'],
];

/** ST.16 groups the kinds of every office: patents, utility models, designs, plants. */
const KINDS: readonly Rule[] = [
  [/^[ABCEM]/, 'invention'],
  [/^[UYZ]/, 'utility'],
  [/^[SLR]/, 'design'],
  [/^P/, 'plant'],
];

const OFFICE_KINDS: Readonly<Record<string, readonly Rule[]>> = {
  US: [[/^I/, 'other']],
  DE: [[/^[DT]/, 'invention']],
  AT: [[/^T/, 'invention']],
};

/**
 * The right that a document speaks of. `other` where neither number nor kind tells it, and for documents that found no
 * right.
 */
export function documentType(id: PublicationId): DocumentType {
  if (id.country === 'CN') {
    const right = rightOf(id.number);
    return right === undefined ? 'other' : CHINESE_RIGHTS[right];
  }
  if (id.country === 'EP' || id.country === 'WO') return 'invention';
  if (id.country === 'US') {
    return (
      firstOf(UNITED_STATES_SERIES, id.number) ??
      firstOf([...(OFFICE_KINDS.US ?? []), ...KINDS], id.kind) ??
      'invention'
    );
  }
  return firstOf([...(OFFICE_KINDS[id.country] ?? []), ...KINDS], id.kind) ?? 'other';
}

function firstOf(rules: readonly Rule[], text: string): DocumentType | undefined {
  return rules.find(([pattern]) => pattern.test(text))?.[1];
}
