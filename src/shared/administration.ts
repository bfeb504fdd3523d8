import { z } from 'zod';

const day = z.iso.date();

/**
 * Which lines of the audit log are wanted: people by a part of the name or the account, actions and subjects by code or in words; days
 * are those of the house.
 */
export const auditFilter = z.strictObject({
  actor: z.string().trim().max(100).optional(),
  action: z.string().trim().max(100).optional(),
  subject: z.string().trim().max(100).optional(),
  from: day.optional(),
  to: day.optional(),
});
export type AuditFilter = z.infer<typeof auditFilter>;

/** A page of the log, the latest first: `before` is the number of the last line of the page before. */
export const auditQuery = auditFilter.extend({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const auditExportQuery = auditFilter.extend({
  format: z.enum(['csv', 'xlsx']),
  language: z.enum(['zh', 'en']).default('zh'),
});

export const auditLine = z.strictObject({
  id: z.int(),
  /** ISO instant. */
  at: z.string(),
  /** In whose log it stands: the house's, or that of an organisation that it serves. */
  organisation: z.strictObject({ id: z.int(), name: z.string() }),
  /** The person's name, where the actor is one. */
  person: z.string(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.record(z.string(), z.unknown()),
});
export type AuditLine = z.infer<typeof auditLine>;

export const auditPage = z.strictObject({
  lines: z.array(auditLine),
  /** What the next page is asked with; null at the end. */
  next: z.int().nullable(),
});
export type AuditPage = z.infer<typeof auditPage>;

/** How the service is set up, without a password; where each setting comes from. */
export const settingName = z.enum([
  'publicUrl',
  'listen',
  'mailServer',
  'mailFrom',
  'database',
  'dataFolder',
  'secret',
  'trustedProxies',
  'allowedOutgoing',
  'identityService',
  'logLevel',
]);
export type SettingName = z.infer<typeof settingName>;

export const settingLine = z.strictObject({
  name: settingName,
  /** The environment's variable that sets it. */
  variable: z.string(),
  /** Null where nothing is set and nothing takes its place. */
  value: z.string().nullable(),
  source: z.enum(['option', 'environment', 'default']),
});
export const settingsView = z.strictObject({ settings: z.array(settingLine) });
export type SettingsView = z.infer<typeof settingsView>;

export const testMail = z.strictObject({
  outcome: z.enum(['sent', 'folder', 'refused']),
  to: z.string(),
  /** What the mail server said, or the folder in which the mail lies. */
  detail: z.string(),
});
export type TestMail = z.infer<typeof testMail>;

/** How the installation fares. Numbers are null where they cannot be had. */
export const healthView = z.strictObject({
  version: z.string(),
  /** ISO instant. */
  startedAt: z.string(),
  database: z.strictObject({ kind: z.enum(['embedded', 'postgresql']), answers: z.boolean() }),
  index: z.strictObject({
    publications: z.int(),
    /** Changes of publications that the index has not taken in. */
    behind: z.int(),
  }),
  disk: z.strictObject({ freeBytes: z.number(), totalBytes: z.number() }).nullable(),
  outbox: z.strictObject({ waiting: z.int(), overdue: z.int(), failed: z.int() }),
  jobs: z.strictObject({ waiting: z.int(), running: z.int(), failed: z.int() }).nullable(),
  /** ISO instant of the last backup on record. */
  lastBackup: z.string().nullable(),
});
export type HealthView = z.infer<typeof healthView>;
