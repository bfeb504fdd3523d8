import type { ColumnType, Generated } from 'kysely';
import type { DedupeRule, IndicatorMeasure, IndicatorPart } from '../../../shared/indicators.ts';

export interface IndicatorsTables {
  indicator: IndicatorRow;
  indicator_closing: { organisation_id: number; year: number; closed_by: string; closed_at: Date };
  indicator_value: IndicatorValueRow;
}

export interface IndicatorRow {
  id: Generated<number>;
  organisation_id: number;
  code: string;
  from_year: number;
  to_year: number | null;
  part: IndicatorPart;
  name_zh: string;
  name_en: string;
  definition_zh: string;
  definition_en: string;
  unit_zh: string;
  unit_en: string;
  dedupe: DedupeRule;
  measure: ColumnType<IndicatorMeasure, unknown, unknown>;
  owner: string;
  changed_by: string;
  changed_at: Date;
}

export interface IndicatorValueRow {
  organisation_id: number;
  year: number;
  code: string;
  province: string;
  task: string;
  value: ColumnType<string, number, never>;
  of: number | null;
}
