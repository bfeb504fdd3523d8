import { z } from 'zod';
import { ORGANISATION_KINDS } from './network.ts';

/**
 * 咨询, 检索, 分析, 专题数据库, 培训, 讲座, 走访, 推送, 反馈, 应用, 其他. What is kept of whom they reached goes by their order, so that a new
 * one comes last.
 */
export const SERVICE_KINDS = [
  'consultation',
  'search',
  'analysis',
  'database',
  'training',
  'lecture',
  'visit',
  'push',
  'feedback',
  'use',
  'other',
] as const;
export const serviceKind = z.enum(SERVICE_KINDS);
export type ServiceKind = z.infer<typeof serviceKind>;

/** 现场, 线上, 电话, 信函邮件, 系统 */
export const SERVICE_CHANNELS = ['on-site', 'online', 'phone', 'letter', 'system'] as const;
export const serviceChannel = z.enum(SERVICE_CHANNELS);
export type ServiceChannel = z.infer<typeof serviceChannel>;

/** Where a record came from: a form, a file, or an act that writes its record by itself. */
export const SERVICE_SOURCES = ['entered', 'imported', 'push', 'search', 'feedback', 'use'] as const;
export const serviceSource = z.enum(SERVICE_SOURCES);
export type ServiceSource = z.infer<typeof serviceSource>;

/** For whom: an organisation of the network, one that is not in it by its credit code, or the public. */
export const beneficiaryInput = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('public') }),
  z.strictObject({ type: z.literal('unit'), unit: z.int().positive() }),
  z.strictObject({
    type: z.literal('code'),
    creditCode: z.string().trim().min(1).max(40),
    /** Needed where the network does not know the code. */
    name: z.string().trim().max(200).default(''),
  }),
]);
export type BeneficiaryInput = z.infer<typeof beneficiaryInput>;

const hundredths = (most: number) => z.number().nonnegative().max(most).multipleOf(0.01);

export const serviceInput = z.strictObject({
  onDate: z.iso.date(),
  kind: serviceKind,
  channel: serviceChannel,
  beneficiary: beneficiaryInput,
  /** The clause of the plan's task that it belongs to. `*` stands for all tasks together where numbers are added up. */
  task: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .regex(/^[^*]+$/)
    .nullable()
    .default(null),
  hours: hundredths(10_000).default(0),
  /** In yuan; 0 is free of charge. */
  fee: hundredths(1_000_000_000).default(0),
  persons: z.int().nonnegative().max(10_000_000).default(1),
  /** Pieces handed over: publications, databases, reports. */
  pieces: z.int().nonnegative().max(10_000_000).default(0),
  deliverable: z.string().trim().max(2000).default(''),
  satisfaction: z.int().min(1).max(5).nullable().default(null),
  evidence: z.string().trim().max(2000).default(''),
});
export type ServiceInput = z.infer<typeof serviceInput>;

/** A correction begins from the revision that its writer saw. */
export const serviceCorrection = z.strictObject({
  revision: z.int().positive(),
  reason: z.string().trim().max(1000),
  record: serviceInput,
});
export type ServiceCorrection = z.infer<typeof serviceCorrection>;

/** So does a withdrawal. */
export const serviceWithdrawal = z.strictObject({
  revision: z.int().positive(),
  reason: z.string().trim().max(1000),
});
export type ServiceWithdrawal = z.infer<typeof serviceWithdrawal>;

export const serviceBeneficiary = z.strictObject({
  id: z.int(),
  name: z.string(),
  creditCode: z.string().nullable(),
  /** Its number in the network, where it stands there. */
  unit: z.int().nullable(),
  kind: z.enum(ORGANISATION_KINDS),
});
export type ServiceBeneficiary = z.infer<typeof serviceBeneficiary>;

export const serviceRecord = z.strictObject({
  id: z.int(),
  unit: z.strictObject({ id: z.int(), name: z.string(), province: z.string().nullable() }),
  onDate: z.iso.date(),
  kind: serviceKind,
  channel: serviceChannel,
  /** Null: for the public. */
  beneficiary: serviceBeneficiary.nullable(),
  task: z.string().nullable(),
  hours: z.number(),
  fee: z.number(),
  persons: z.int(),
  pieces: z.int(),
  /** Families among the pieces, of a push. */
  families: z.int(),
  deliverable: z.string(),
  satisfaction: z.int().nullable(),
  evidence: z.string(),
  source: serviceSource,
  /** Why it counts no more; null while it counts. */
  withdrawn: z.string().nullable(),
  revision: z.int(),
  enteredBy: z.string(),
  enteredAt: z.string(),
});
export type ServiceRecord = z.infer<typeof serviceRecord>;

export const serviceStep = z.strictObject({
  step: z.enum(['correct', 'withdraw']),
  /** Field, what it was, what it became; whom it was for by their names, null for the public. */
  changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
});
export type ServiceStep = z.infer<typeof serviceStep>;

/** A record with what was done to it since it was entered. */
export const serviceRecordView = serviceRecord.extend({
  steps: z.array(serviceStep),
  /** Whether the one who asks may correct it, and may take it back. */
  mayCorrect: z.boolean(),
  mayWithdraw: z.boolean(),
  /** When the numbers of its year were closed; null while they are open. */
  yearClosedAt: z.string().nullable(),
});
export type ServiceRecordView = z.infer<typeof serviceRecordView>;

export const SERVICE_PAGE = 50;
/** Records that one file holds at most; a workbook is made in memory. Of more, narrower ones are asked for. */
export const LONGEST_EXPORT = { csv: 50_000, xlsx: 20_000 } as const;
export const serviceSearch = z.strictObject({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  unit: z.coerce.number().int().positive().optional(),
  province: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  task: z.string().max(40).optional(),
  kind: serviceKind.optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export type ServiceSearch = z.infer<typeof serviceSearch>;

export const servicePage = z.strictObject({ total: z.int(), records: z.array(serviceRecord) });
export type ServicePage = z.infer<typeof servicePage>;

/** A row of a file that was not taken, by its number in the sheet, with why. */
export const refusedRow = z.strictObject({
  row: z.int(),
  code: z.string(),
  zh: z.string(),
  en: z.string(),
});
export type RefusedRow = z.infer<typeof refusedRow>;

/** `known`: rows that an earlier import of theirs had brought already. */
export const serviceImport = z.strictObject({
  rows: z.int(),
  /** Heads of columns that mean nothing here, and were not read. */
  unread: z.array(z.string()),
  entered: z.int(),
  known: z.int(),
  refused: z.array(refusedRow),
});
export type ServiceImport = z.infer<typeof serviceImport>;

export const beneficiarySearch = z.strictObject({ creditCode: z.string().trim().min(1).max(40) });
/** A code in its canonical form, and the name that is known for it. */
export const beneficiaryKnown = z.strictObject({ creditCode: z.string(), name: z.string().nullable() });
export type BeneficiaryKnown = z.infer<typeof beneficiaryKnown>;
