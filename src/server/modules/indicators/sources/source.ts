import type { BehindLine, BehindNumber, IndicatorDefinition, MeasureFrom } from '../../../../shared/indicators.ts';
import type { Fact } from '../cells.ts';
import { type From, isFrom } from '../counted-services.ts';
import type { Counting } from './counting.ts';
import { counted, fold } from './fold.ts';

/** Which of the records are given. */
export interface Slice {
  readonly skip: number;
  readonly limit: number;
}

/** How the records of one sort are counted. */
interface Recipe<F extends MeasureFrom, R> {
  /** All of them that a filter leaves, read once for all indicators. */
  readonly read: (counting: Counting) => Promise<readonly R[]>;
  /** Those that an indicator counts, or that it is a share of. */
  readonly among: (measure: From<F>['measure'], records: readonly R[]) => readonly R[];
  readonly factOf: (measure: From<F>['measure'], record: R, counting: Counting) => Fact;
  readonly lineOf: (record: R, counting: Counting, measure: From<F>['measure']) => Promise<Omit<BehindLine, 'amount'>>;
}

/** Records that some indicators are counted from. */
export interface RecordSource {
  /** What each of its indicators comes to, cell by cell. */
  readonly count: (counting: Counting, indicators: readonly IndicatorDefinition[]) => Promise<readonly CountedCell[]>;
  /** The number as its records give it, with some of them; undefined where the indicator is counted from others. */
  readonly behind: (counting: Counting, one: IndicatorDefinition, slice: Slice) => Promise<BehindNumber | undefined>;
}

export interface CountedCell {
  readonly code: string;
  readonly province: string;
  readonly task: string;
  readonly value: number | null;
  readonly of: number | null;
}

export function recordSource<F extends MeasureFrom, R>(from: F, recipe: Recipe<F, R>): RecordSource {
  const isOwn = isFrom(from);
  return {
    count: async (counting, indicators) => {
      const own = indicators.filter(isOwn);
      if (own.length === 0) return [];
      const records = await recipe.read(counting);
      return own.flatMap(({ code, dedupe, measure }) => {
        const facts = recipe.among(measure, records).map((record) => recipe.factOf(measure, record, counting));
        return fold(dedupe, facts).map((cell) => ({ code, ...cell }));
      });
    },
    behind: async (counting, one, { skip, limit }) => {
      if (!isOwn(one)) return undefined;
      const { measure, dedupe } = one;
      const records = recipe.among(measure, await recipe.read(counting));
      const facts = records.map((record) => recipe.factOf(measure, record, counting));
      const page: BehindLine[] = [];
      for (const [at, record] of records.slice(skip, skip + limit).entries()) {
        page.push({ ...(await recipe.lineOf(record, counting, measure)), amount: facts[skip + at]?.amount ?? 0 });
      }
      return { ...counted(dedupe, facts), lines: records.length, page };
    },
  };
}
