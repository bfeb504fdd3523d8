import type { ColumnType, Generated } from 'kysely';
import type { IndicatorTable } from '../../../shared/indicators.ts';
import type { SummaryContent, SummaryState, SummaryStep, YearbookFormat } from '../../../shared/yearbook.ts';

type Json<T> = ColumnType<T, unknown, unknown>;

export interface YearbookTables {
  annual_summary: AnnualSummaryRow;
  annual_summary_step: AnnualSummaryStepRow;
  yearbook_build: YearbookBuildRow;
}

export interface AnnualSummaryRow {
  id: Generated<number>;
  organisation_id: number;
  unit_id: number;
  year: number;
  state: Generated<SummaryState>;
  content: Json<SummaryContent>;
  revision: Generated<number>;
  changed_by: string;
  changed_at: Date;
}

export interface AnnualSummaryStepRow {
  id: Generated<number>;
  organisation_id: number;
  summary_id: number;
  step: SummaryStep;
  content: Json<SummaryContent>;
  comment: string | null;
  by_actor: string;
  at: Date;
}

export interface YearbookSources {
  readonly summaries: readonly { readonly id: number; readonly revision: number }[];
  readonly cases: readonly number[];
}

export interface YearbookBuildRow {
  id: Generated<number>;
  organisation_id: number;
  year: number;
  format: YearbookFormat;
  sha256: string;
  bytes: number;
  numbers: Json<IndicatorTable>;
  sources: Json<YearbookSources>;
  built_by: string;
  built_at: Date;
}
