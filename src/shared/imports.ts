import { z } from 'zod';
import { filePosition, problem } from './patents.ts';

/**
 * Where an import stands. `cut-off`: it was begun and nobody goes on with it; `unreadable`: its file could not be read, or not to its
 * end.
 */
export const importState = z.enum(['waiting', 'running', 'done', 'unreadable', 'cut-off', 'failed']);
export type ImportState = z.infer<typeof importState>;

/** An import as the list shows it. Instants are ISO. */
export const importLine = z.strictObject({
  /** Absent until the bytes of the file are kept. */
  import: z.int().nullable(),
  /** Absent where it was imported from the command line. */
  request: z.int().nullable(),
  name: z.string(),
  bytes: z.number(),
  state: importState,
  read: z.int(),
  stored: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  setAside: z.int(),
  /** Of those set aside, the ones that no later import of the same file could read. */
  stillAside: z.int(),
  requestedAt: z.string().nullable(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  requestedBy: z.string().nullable(),
  problem: problem.nullable(),
});
export type ImportLine = z.infer<typeof importLine>;

export const importsRequest = z.strictObject({
  /** Imports older than this one. */
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(20),
});

export const importsPage = z.strictObject({
  /** Asked for and not begun, in their turn; and those of the last week that came to nothing. */
  requests: z.array(importLine),
  /** Begun, the newest first. */
  imports: z.array(importLine),
  /** Give it as `before` for the next page; null on the last. */
  next: z.int().nullable(),
  upload: z.strictObject({
    /** Bytes that one file may have. */
    limit: z.number(),
    /** Files of one upload. */
    files: z.int(),
    /** Whether files can be chosen from a folder on the server. */
    folder: z.boolean(),
  }),
  formats: z.array(z.strictObject({ zh: z.string(), en: z.string() })),
});
export type ImportsPage = z.infer<typeof importsPage>;

export const importsAsked = z.strictObject({ requests: z.array(z.int()) });
export type ImportsAsked = z.infer<typeof importsAsked>;

/** A path below the folder, its parts separated by `/`; empty for the folder itself. */
const folderPath = z.string().max(2000);

export const folderRequest = z.strictObject({ path: folderPath.default('') });
export const folderEntry = z.strictObject({
  name: z.string(),
  path: z.string(),
  kind: z.enum(['file', 'folder']),
  bytes: z.number(),
  changedAt: z.string(),
});
export const folderPage = z.strictObject({
  path: z.string(),
  entries: z.array(folderEntry),
  /** Whether there is more than is listed. */
  cut: z.boolean(),
});
export type FolderPage = z.infer<typeof folderPage>;
export type FolderEntry = z.infer<typeof folderEntry>;

export const folderImport = z.strictObject({ files: z.array(folderPath.min(1)).min(1).max(100) });

export const setAsideRequest = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

export const setAsideLine = z.strictObject({
  id: z.int(),
  position: filePosition,
  reason: problem,
  /** The beginning of the record. */
  excerpt: z.string(),
});
export type SetAsideLine = z.infer<typeof setAsideLine>;

export const importPage = z.strictObject({
  import: importLine,
  setAside: z.array(setAsideLine),
  /** Give it as `after` for the next page; null on the last. */
  next: z.int().nullable(),
  /** Whether the original file is kept, for download and another try. */
  original: z.boolean(),
});
export type ImportPage = z.infer<typeof importPage>;

/** What `/api/imports/events` tells as event `imports`: all that waits or runs. After the last one it sends `idle` and ends. */
export const importsUnderWay = z.strictObject({ imports: z.array(importLine) });
export type ImportsUnderWay = z.infer<typeof importsUnderWay>;
