import type { ColumnType, Generated } from 'kysely';
import type {
  ContributionContent,
  ContributionKind,
  ContributionState,
  ContributionStep,
} from '../../../shared/bulletin.ts';

type Json<T> = ColumnType<T, unknown, unknown>;

export interface BulletinTables {
  bulletin_issue: BulletinIssueRow;
  bulletin_contribution: ContributionRow;
  bulletin_contribution_step: ContributionStepRow;
  bulletin_use: ContributionUseRow;
}

export interface BulletinIssueRow {
  id: Generated<number>;
  organisation_id: number;
  year: number;
  number: number;
  title: string;
  published_by: string;
  published_at: Date;
}

export interface ContributionRow {
  id: Generated<number>;
  organisation_id: number;
  unit_id: number;
  year: number;
  kind: ContributionKind;
  state: Generated<ContributionState>;
  content: Json<ContributionContent>;
  edition: Json<ContributionContent | null>;
  recommended: Generated<boolean>;
  consent_version: number | null;
  issue_id: number | null;
  published_at: Date | null;
  revision: Generated<number>;
  changed_by: string;
  changed_at: Date;
}

export interface ContributionUseRow {
  id: Generated<number>;
  organisation_id: number;
  contribution_id: number;
  issue_id: number | null;
  yearbook_build_id: number | null;
  yearbook_year: number | null;
  by_actor: string;
  at: Date;
}

export interface ContributionStepRow {
  id: Generated<number>;
  organisation_id: number;
  contribution_id: number;
  step: ContributionStep;
  content: Json<ContributionContent | null>;
  comment: string | null;
  consent_version: number | null;
  by_actor: string;
  at: Date;
}
