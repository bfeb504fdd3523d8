import type { DedupeRule, IndicatorDefinition, IndicatorMeasure, IndicatorPart } from '../../../shared/indicators.ts';

/** The year in which the line of work was founded. */
const FOUNDED = 2011;

export type Words = readonly [zh: string, en: string];

/** What an indicator is called, what it means, and what it counts in. */
export interface Told {
  readonly name: Words;
  readonly definition: Words;
  readonly unit: Words;
}

/** An indicator as it was defined from the first year of the programme on. */
export function defined(
  part: IndicatorPart,
  code: string,
  { name, definition, unit }: Told,
  dedupe: DedupeRule,
  measure: IndicatorMeasure,
): IndicatorDefinition {
  return {
    ...{ code, part, dedupe, measure, owner: '专利文献主管处室', fromYear: FOUNDED, toYear: null },
    name: { zh: name[0], en: name[1] },
    definition: { zh: definition[0], en: definition[1] },
    unit: { zh: unit[0], en: unit[1] },
  };
}

export const TIMES: Words = ['次', 'times'];
export const ORGANISATIONS: Words = ['家', 'organisations'];
export const HEADS: Words = ['人次', 'heads'];
export const HOURS: Words = ['小时', 'hours'];
export const SHARE: Words = ['比率', 'share'];
