import type { Columns } from './columns.ts';
import type { Facets, FacetValue } from './patent-index.ts';
import type { SlotSet } from './slot-set.ts';
import type { Names } from './typed-columns.ts';

/** The `most` commonest values of each facet among the hits, with exact counts. */
export function countFacets(hits: SlotSet, columns: Columns, most: number): Facets {
  return {
    applicant: countNames(hits, columns.applicants, most),
    ipc: countNames(hits, columns.subclasses, most),
    country: countNames(hits, columns.country, most),
    year: countYears(hits, columns, most),
    kind: countNames(hits, columns.kind, most),
  };
}

interface NamedColumn {
  readonly names: Names;
  each(slot: number, visit: (number: number) => void): void;
}

function countNames(hits: SlotSet, column: NamedColumn, most: number): FacetValue[] {
  const counts = new Uint32Array(column.names.count);
  const tally = (number: number): void => {
    counts[number]! += 1;
  };
  hits.each((slot) => column.each(slot, tally));
  const values: FacetValue[] = [];
  counts.forEach((count, number) => {
    const value = column.names.name(number);
    if (count > 0 && value !== '') values.push({ value, count });
  });
  return commonest(values, most);
}

function countYears(hits: SlotSet, { published }: Columns, most: number): FacetValue[] {
  const counts = new Uint32Array(10_000);
  hits.each((slot) => {
    counts[Math.floor(published.get(slot) / 10_000)]! += 1;
  });
  const values: FacetValue[] = [];
  counts.forEach((count, year) => {
    if (count > 0 && year > 0) values.push({ value: String(year), count });
  });
  return commonest(values, most);
}

function commonest(values: FacetValue[], most: number): FacetValue[] {
  return values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, most);
}
