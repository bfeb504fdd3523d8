import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { importNoticeFile, readPlan } from '../src/server/modules/plan/index.ts';
import type { Office } from '../src/server/office.ts';
import { median, quantile } from './statistics.ts';

export interface NoticeResult {
  readonly characters: number;
  readonly tasks: number;
  /** From the file to the stored draft. */
  readonly importP50Ms: number;
  readonly importP95Ms: number;
  /** Only the file's bytes, decoded and put into one row. */
  readonly bareP50Ms: number;
}

/** Imports a notice again and again, and stores its bare text in turn. The same file would be the same plan, so each ends otherwise. */
export async function benchNotice(
  { database, house, clock }: Office,
  notice: string,
  rounds: number,
): Promise<NoticeResult> {
  const { db } = database;
  const folder = mkdtempSync(join(tmpdir(), 'chuanli-bench-notice-'));
  const text = readFileSync(notice, 'utf8');
  const whole: number[] = [];
  const bare: number[] = [];
  let tasks = 0;
  await sql`create table bench_notice (text text not null)`.execute(db);
  for (let round = 0; round <= rounds; round++) {
    const path = join(folder, `${round}.txt`);
    writeFileSync(path, text + '\n'.repeat(round));
    let started = performance.now();
    const { plan } = await importNoticeFile(
      db,
      house,
      { name: 'notice.txt', bytes: readFileSync(path) },
      { actor: 'bench', clock },
    );
    whole.push(performance.now() - started);
    started = performance.now();
    await sql`insert into bench_notice values (${readFileSync(path).toString('utf8')})`.execute(db);
    bare.push(performance.now() - started);
    tasks = (await readPlan(db, house, { plan })).document.tasks.length;
  }
  await sql`drop table bench_notice`.execute(db);
  rmSync(folder, { recursive: true });
  const warm = whole.slice(1);
  return {
    ...{ characters: text.length, tasks, bareP50Ms: median(bare.slice(1)) },
    ...{ importP50Ms: median(warm), importP95Ms: quantile(warm, 0.95) },
  };
}
