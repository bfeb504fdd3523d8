import { z } from 'zod';
import { problem } from './patents.ts';
import { demandContent, profileDefinition } from './profiles.ts';
import { issueFrequency, issueKind } from './push.ts';

/** What becomes of a profile today: `waiting` for the enterprise to agree to a version, `scheduled` for a later day. */
export const profileStanding = z.enum(['running', 'waiting', 'scheduled', 'paused', 'expired', 'draft']);
export type ProfileStanding = z.infer<typeof profileStanding>;

const id = z.int().positive();
const isoDate = z.iso.date();

/** A profile without what it asks for. */
export const profileLine = z.strictObject({
  id,
  enterprise: z.strictObject({ id, name: z.string() }),
  code: z.string(),
  name: z.string(),
  standing: profileStanding,
  /** The newest. */
  version: z.int(),
  /** The one that runs, where the enterprise has agreed to one or need not. */
  runningVersion: z.int().nullable(),
  needsSignOff: z.boolean(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  /** Changes that the enterprise asked for and nobody has answered. */
  openRequests: z.int(),
  /** ISO instant. */
  updatedAt: z.string(),
});
export type ProfileLine = z.infer<typeof profileLine>;

export const profileListRequest = z.strictObject({
  enterprise: z.coerce.number().int().positive().optional(),
  standing: profileStanding.optional(),
  text: z.string().trim().min(1).max(200).optional(),
  after: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const profileList = z.strictObject({
  profiles: z.array(profileLine),
  /** Give it as `after` for the next page; absent on the last. */
  next: z.int().optional(),
});
export type ProfileList = z.infer<typeof profileList>;

/** How many publications a profile would have caught in the eight weeks up to today, a week. */
export const weeklyHits = z.array(z.strictObject({ id, perWeek: z.number() }));
export type WeeklyHits = z.infer<typeof weeklyHits>;

/** For whom a profile can be made. */
export const servedEnterprises = z.array(z.strictObject({ id, name: z.string() }));
export type ServedEnterprises = z.infer<typeof servedEnterprises>;

const signature = z.strictObject({ by: z.string(), at: z.string() });

export const profileVersionView = z.strictObject({
  number: z.int(),
  definition: profileDefinition,
  /** Canonical. */
  query: z.string(),
  explanation: z.strictObject({ zh: z.string(), en: z.string() }),
  note: z.string().nullable(),
  made: signature,
  /** The enterprise's word. */
  agreed: signature.nullable(),
});
export type ProfileVersionView = z.infer<typeof profileVersionView>;

export const changeRequestView = z.strictObject({
  id,
  version: z.int(),
  wish: z.string(),
  asked: signature,
  answer: z.string().nullable(),
  settled: signature.nullable(),
});
export type ChangeRequestView = z.infer<typeof changeRequestView>;

/** How often what a profile finds is sent. */
export const deliveryView = z.strictObject({ kind: issueKind, frequency: issueFrequency, nextDueOn: z.string() });
export type DeliveryView = z.infer<typeof deliveryView>;

/** A profile with everything about it, for the house and for the enterprise whose it is. */
export const profileView = profileLine.extend({
  demand: demandContent.nullable(),
  /** The newest first. */
  versions: z.array(profileVersionView).min(1),
  /** The newest first. */
  requests: z.array(changeRequestView),
  deliveries: z.array(deliveryView),
});
export type ProfileView = z.infer<typeof profileView>;

/** The day of a demand is that of its entry. */
export const demandForm = demandContent.omit({ submittedOn: true });
export type DemandForm = z.infer<typeof demandForm>;

const name = z.string().trim().min(1).max(200);
const note = z.string().trim().max(1000).optional();

export const newProfileInput = z.strictObject({
  enterprise: id,
  name,
  definition: profileDefinition,
  demand: demandForm.optional(),
  note,
  /** A draft is not shown to the enterprise and does not run. */
  draft: z.boolean().default(false),
  needsSignOff: z.boolean().default(true),
  validFrom: isoDate.optional(),
  validTo: isoDate.optional(),
});
export type NewProfileInput = z.infer<typeof newProfileInput>;

export const newVersionInput = z.strictObject({
  /** The newest version when the person began; a newer one made meanwhile is not written over. */
  basedOn: z.int().positive(),
  name,
  definition: profileDefinition,
  demand: demandForm.optional(),
  note,
});
export type NewVersionInput = z.infer<typeof newVersionInput>;

export const profileSettings = z.strictObject({
  needsSignOff: z.boolean(),
  validFrom: isoDate.nullable(),
  validTo: isoDate.nullable(),
});
export type ProfileSettings = z.infer<typeof profileSettings>;

export const versionMade = z.strictObject({ id, version: z.int(), changed: z.boolean() });
export type VersionMade = z.infer<typeof versionMade>;

export const settleInput = z.strictObject({ answer: z.string().trim().min(1).max(2000) });
export const signOffInput = z.strictObject({ version: z.int().positive() });
export const changeRequestInput = z.strictObject({
  version: z.int().positive(),
  wish: z.string().trim().min(1).max(2000),
});

/** A definition as it stands in a form, which may still be wrong or half written. */
export const draftInput = z.strictObject({ definition: z.record(z.string(), z.unknown()) });

/** What is wrong with a draft, and at which of its fields. */
export const draftFault = z.strictObject({
  path: z.array(z.union([z.string(), z.int()])),
  /** In UTF-16 units of the field, where it is known. */
  at: z.strictObject({ start: z.int(), end: z.int() }).optional(),
  problem,
});
export type DraftFault = z.infer<typeof draftFault>;

export const compiledDraft = z.strictObject({
  compiled: z
    .strictObject({ query: z.string(), explanation: z.strictObject({ zh: z.string(), en: z.string() }) })
    .nullable(),
  faults: z.array(draftFault),
});
export type CompiledDraft = z.infer<typeof compiledDraft>;

const weeks = z.coerce.number().int().min(1).max(104).default(8);
export const backTestRequest = z.strictObject({ weeks, until: isoDate.optional() });
export const draftBackTest = z.strictObject({ definition: profileDefinition, weeks, until: isoDate.optional() });

const version = z.coerce.number().int().positive();
export const differenceRequest = z.strictObject({ before: version, next: version });
export const draftDifference = z.strictObject({ before: version, definition: profileDefinition });
