import { z } from 'zod';
import { organisationKind } from './network.ts';

/** What an organisation can be in a programme, each with its grades; one without grades is held or not. */
export const STANDING_GRADES = {
  /** 基地: 基础项目, 重点项目 */
  base: ['basic', 'key'],
  /** 能力培育省: 综合, 特色 */
  'cultivation-province': ['general', 'special'],
  /** 网点: 核定, 备案 */
  'service-point': ['approved', 'filed'],
  'pilot-enterprise': [],
  'push-pilot': [],
  'makerspace-pilot': [],
  /** 重点联络单位 */
  'liaison-unit': [],
  tisc: [],
  'university-centre': [],
} as const satisfies Record<string, readonly string[]>;

export type StandingName = keyof typeof STANDING_GRADES;
export const STANDINGS = Object.keys(STANDING_GRADES) as [StandingName, ...StandingName[]];
export const standingName = z.enum(STANDINGS);

export const GRADES = ['basic', 'key', 'general', 'special', 'approved', 'filed'] as const;
export const grade = z.enum(GRADES);
export type Grade = z.infer<typeof grade>;

export const programmeYear = z.int().min(1980).max(2200);

export const standingInput = z.strictObject({
  standing: standingName,
  grade: grade.nullable(),
  fromYear: programmeYear,
  /** The last year; null while it goes on. */
  toYear: programmeYear.nullable(),
  /** The document that says so. */
  basis: z.string().trim().max(300),
});
export type StandingInput = z.infer<typeof standingInput>;

export const standingView = z.strictObject({ id: z.int(), ...standingInput.shape });
export type StandingView = z.infer<typeof standingView>;

/** An organisation as it was in a programme year, with what it was in the programme. */
export const unit = z.strictObject({
  id: z.int(),
  name: z.string(),
  kind: organisationKind,
  /** Six digits. */
  province: z.string().nullable(),
  /** Six digits, or a region as somebody wrote it. */
  region: z.string().nullable(),
  standings: z.array(z.strictObject({ standing: standingName, grade: grade.nullable() })),
  parentId: z.int().nullable(),
  /** The first day on which it was no more, where it ended within the year or after. */
  endedOn: z.iso.date().nullable(),
});
export type Unit = z.infer<typeof unit>;
