import type { FlowDimension, FlowNumber } from '../../../shared/flow.ts';
import { addressOf } from '../../app/api.ts';

/** Named here, since the contracts would bring their checker with them. */
export const DIMENSIONS = ['week', 'profile', 'enterprise', 'region', 'template'] as const satisfies FlowDimension[];
export const NUMBERS = [
  ...(['read', 'setAside', 'stored', 'matched', 'families', 'kept', 'dropped', 'maybe', 'open'] as const),
  ...(['pushed', 'opened', 'judged', 'relevant', 'possibly', 'irrelevant', 'used'] as const),
] as const satisfies FlowNumber[];

/** A word of the address where it is one of those that are known. */
export function oneOf<Word extends string>(words: readonly Word[], written: string | null, otherwise: Word): Word {
  return words.find((word) => word === written) ?? otherwise;
}

/** The filter of the flow as it stands in the address, under the names that the server knows. */
export type FlowFilter = Partial<Record<(typeof FILTERS)[number], string>>;

const FILTERS = ['enterprise', 'profile', 'region', 'template', 'from', 'to'] as const;

export function filterOf(address: URLSearchParams): FlowFilter {
  return Object.fromEntries(
    FILTERS.flatMap((name) => {
      const value = address.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}

/** The page with the records behind a number. */
export function recordsAddress(number: FlowNumber, filter: FlowFilter): string {
  return addressOf('/flow/records', { number, ...filter });
}

/** What narrows a filter to one line of a dimension. */
export function lineFilter(by: FlowDimension, key: string, filter: FlowFilter): FlowFilter {
  if (by !== 'week') return { ...filter, [by]: key };
  const sunday = new Date(Date.parse(key) + 6 * DAY).toISOString().slice(0, 10);
  const { from = key, to = sunday } = filter;
  return { ...filter, from: from > key ? from : key, to: to < sunday ? to : sunday };
}

const DAY = 86_400_000;
