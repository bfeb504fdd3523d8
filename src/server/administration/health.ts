import { statfs } from 'node:fs/promises';
import { sql } from 'kysely';
import manifest from '../../../package.json' with { type: 'json' };
import type { HealthView } from '../../shared/administration.ts';
import { countStore, lastChange } from '../modules/patents/index.ts';
import { outboxBacklog } from '../modules/push/index.ts';
import type { Office } from '../office.ts';
import { searchAudit } from '../platform/audit.ts';

/** How an installation fares. What cannot be found out is told as such and does not hide the rest. */
export async function healthOf(office: Office): Promise<HealthView> {
  const { database, house, patents, clock } = office;
  const { db } = database;
  const { stored } = await countStore(db, house);
  const behind = (await lastChange(db, house)) - (await patents.index.lastSequence());
  const [backup] = await searchAudit(db, [house], { action: 'backup.make' }, 1);
  return {
    version: manifest.version,
    startedAt: new Date(performance.timeOrigin).toISOString(),
    database: { kind: database.dialect === 'pglite' ? 'embedded' : 'postgresql', answers: true },
    index: { publications: stored, behind: Math.max(0, behind) },
    disk: await roomIn(office.folder.path),
    outbox: await outboxBacklog(db, house, clock),
    jobs: await jobsIn(office),
    lastBackup: backup?.at.toISOString() ?? null,
  };
}

async function roomIn(folder: string): Promise<HealthView['disk']> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch {
    return null;
  }
}

/** The queue's tables come into being with the first start of the server. */
async function jobsIn({ database }: Office): Promise<HealthView['jobs']> {
  const { db } = database;
  const { rows } = await sql<{ there: boolean }>`select to_regclass('pgboss.job') is not null as there`.execute(db);
  if (rows[0]?.there !== true) return null;
  const counted = await sql<NonNullable<HealthView['jobs']>>`
    select
      count(*) filter (where state in ('created', 'retry')) as waiting,
      count(*) filter (where state = 'active') as running,
      count(*) filter (where state = 'failed') as failed
    from pgboss.job
  `.execute(db);
  return counted.rows[0] ?? null;
}
