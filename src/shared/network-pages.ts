import { z } from 'zod';
import { organisationKind } from './network.ts';
import { actView } from './network-acts.ts';
import { postView } from './network-posts.ts';
import { pointDue, servicePointState, servicePointStep, servicePointStepView } from './network-service-points.ts';
import { grade, programmeYear, standingName, standingView, unit } from './network-standings.ts';

const yearAsked = z.coerce.number().pipe(programmeYear);
const provinceCode = z.string().regex(/^\d{2}0000$/);

export const yearRequest = z.strictObject({ year: yearAsked });

/** A workbook of a year's organisations; as a template it holds none. */
export const workbookRequest = z.strictObject({
  year: yearAsked,
  language: z.enum(['zh', 'en']).default('zh'),
  template: z.stringbool().default(false),
});

/** Which organisations of a year are wanted. */
export const unitsRequest = z.strictObject({
  year: yearAsked,
  standing: standingName.optional(),
  grade: grade.optional(),
  province: provinceCode.optional(),
  kind: organisationKind.optional(),
  /** A part of the name. */
  text: z.string().trim().max(100).optional(),
  /** Only those directly below one, or at the top of the tree. */
  parent: z.union([z.literal('none'), z.coerce.number().int().positive()]).optional(),
  skip: z.coerce.number().int().min(0).default(0),
  /** A page of a list; maps and fields of choice ask for all. */
  limit: z.coerce.number().int().min(1).max(10_000).default(100),
});

export const unitList = z.strictObject({
  /** Each with how many of those that were found stand directly below it. */
  units: z.array(unit.extend({ below: z.int() })),
  /** How many there are on all pages. */
  total: z.int(),
});
export type UnitList = z.infer<typeof unitList>;

/** One organisation with everything that is known of it in the programme. */
export const unitPage = z.strictObject({
  /** As it is today; absent fields are not known. */
  now: z.strictObject({
    id: z.int(),
    name: z.string(),
    kind: organisationKind,
    creditCode: z.string().nullable(),
    region: z.string().nullable(),
    fromOn: z.iso.date().nullable(),
    endedOn: z.iso.date().nullable(),
  }),
  parent: z.strictObject({ id: z.int(), name: z.string() }).nullable(),
  below: z.array(z.strictObject({ id: z.int(), name: z.string(), kind: organisationKind })),
  /** Names that it bore, each with the first day on which it bore it no more. */
  formerNames: z.array(z.strictObject({ name: z.string(), untilOn: z.iso.date() })),
  successors: z.array(z.strictObject({ id: z.int(), name: z.string() })),
  standings: z.array(standingView),
  posts: z.array(postView),
  acts: z.array(actView),
  servicePoint: z.strictObject({
    state: servicePointState.nullable(),
    steps: z.array(servicePointStepView),
    due: pointDue.nullable(),
    /** Steps that the reader may take next. */
    next: z.array(servicePointStep),
  }),
});
export type UnitPage = z.infer<typeof unitPage>;

export const regionView = z.strictObject({
  code: z.string(),
  name: z.string(),
  short: z.string(),
  parentCode: z.string().nullable(),
});
export const regionList = z.strictObject({ regions: z.array(regionView) });
export type RegionList = z.infer<typeof regionList>;

export const cityInput = z.strictObject({
  code: z.string().trim().max(20),
  name: z.string().trim().min(1).max(50),
});

export const servicePointLine = z.strictObject({
  unit,
  state: servicePointState,
  rank: z.int().nullable(),
  /** Consultations and trainings in the year; null where nobody counts them. */
  served: z.int().nullable(),
  short: z.boolean(),
  /** Its evaluation, or being put right, as its steps until the end of the year say; null where it does not run. */
  due: pointDue.nullable(),
  last: servicePointStepView,
  next: z.array(servicePointStep),
});
export type ServicePointLine = z.infer<typeof servicePointLine>;

export const servicePointList = z.strictObject({
  points: z.array(servicePointLine),
  /** Services that a service point gives a year at least. */
  least: z.int(),
  today: z.iso.date(),
});
export type ServicePointList = z.infer<typeof servicePointList>;
