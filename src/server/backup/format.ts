import { z } from 'zod';

/** Raised when an archive of before could not be read any more. */
export const FORMAT = 1;

/** Where things lie in the archive. */
export const NAMES = {
  head: 'backup.json',
  records: 'records/',
  sequences: 'sequences.json',
  /** In base64. */
  secret: 'secret.key',
  originals: 'originals/',
  outbox: 'outbox/',
  checksums: 'checksums.json',
} as const;

/** The first member: what made the archive, and which schema its records have. */
export const backupHead = z.object({
  format: z.literal(FORMAT),
  version: z.string(),
  madeAt: z.string(),
  migrations: z.array(z.string()),
});
export type BackupHead = z.infer<typeof backupHead>;

export const sequenceStates = z.array(z.object({ sequence: z.string(), last: z.number() }));
export const checksumList = z.record(z.string(), z.string());
