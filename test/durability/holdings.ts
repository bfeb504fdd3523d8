import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import {
  changedPublications,
  listImports,
  listSetAside,
  searchPatents,
} from '../../src/server/modules/patents/index.ts';
import { listQueue } from '../../src/server/modules/screening/index.ts';
import type { Office } from '../../src/server/office.ts';

/** What two installations must agree on that were told the same, by whatever way: nothing that is drawn or timed. */
export interface Holdings {
  /** By number: every version with its state and a hash of its content. */
  readonly publications: Readonly<Record<string, string>>;
  /** Each once, though every import of a file has its own list. */
  readonly setAside: readonly string[];
  readonly searches: Readonly<Record<string, unknown>>;
}

const queries = [
  '固态电解质',
  'electrolyte NEAR/5 separator',
  'ipc=H01M pd>=2026-06',
  'pa="虚构·7号公司"',
  'ft=釉料 NOT 茶叶',
];

export async function holdingsOf(office: Office): Promise<Holdings> {
  const { patents, house } = office;
  const { db } = patents;
  const current = await changedPublications(db, house, { after: 0 }, 1_000_000);
  const { rows: versions } = await sql<{ key: string; version: number; state: string; content_hash: string }>`
    select key, v.version, v.state, v.content_hash from publication_version v join publication p on p.id = v.publication_id
    order by key, v.version
  `.execute(db);
  const publications: Record<string, string> = {};
  for (const { key, version, state, content_hash } of versions) {
    publications[key] = `${publications[key] ?? ''} v${version} ${state} ${content_hash}`;
  }
  for (const { publication } of current) {
    const { country, number, kind } = publication.id;
    const key = `${country}${number}${kind}`;
    publications[key] = `${publications[key] ?? ''} now ${hash(publication)}`;
  }
  const searches: Record<string, unknown> = {};
  for (const query of queries) {
    const found = await searchPatents(patents, query, { limit: 50 });
    if (!found.ok) throw new Error(found.problem.en);
    const { total, hits, facets } = found.value;
    searches[query] = { total, facets, hits: hits.map(({ number, date, title }) => `${number} ${date} ${title}`) };
  }
  const aside = await listSetAside(db, house, { limit: 100_000 });
  return {
    publications,
    searches,
    setAside: [
      ...new Set(aside.map(({ file, position, reason }) => `${file} ${JSON.stringify(position)} ${reason.code}`)),
    ].sort(),
  };
}

export interface Screenings {
  readonly matches: readonly { readonly profile: string; readonly publication: string }[];
  readonly items: readonly string[];
}

/** Which publications each profile was found to match, and what its queue was told of them. */
export async function screeningsOf({ database: { db }, house }: Office): Promise<Screenings> {
  const { rows: matches } = await sql<Screenings['matches'][number]>`
    select p.code || ' v' || v.number as profile, publication.key || ' v' || one.version as publication
    from run_match
    join profile_version v on v.id = run_match.profile_version_id
    join profile p on p.id = v.profile_id,
    unnest(publications, versions) as one(id, version)
    join publication on publication.id = one.id
    order by 1, 2
  `.execute(db);
  const items = [];
  for (let after = 0; ; ) {
    const page = await listQueue(db, house, { after, limit: 1000 });
    items.push(
      ...page.map(({ profile, event, family, publication, members }) => ({
        of: `${profile.code} v${profile.version}`,
        event,
        family,
        publication: publication.number,
        members: members.map(({ number, version }) => `${number} v${version}`).sort(),
      })),
    );
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.id;
  }
  return { matches, items: items.map((item) => JSON.stringify(item)).sort() };
}

/** Records that imports say they have read, and records that are there for it, kept by them or by an earlier import of the same bytes. */
export async function importsOf({ database: { db }, house }: Office) {
  const imports = await listImports(db, house);
  const { rows } = await sql<{ id: number; kept: number }>`
    select f.id, (
        select count(*) from contribution c join import_file same on same.id = c.import_file_id
        where same.sha256 = f.sha256
      )::int
      + (select count(*) from set_aside s where s.import_file_id = f.id)::int as kept
    from import_file f
  `.execute(db);
  const kept = new Map(rows.map(({ id, kept }) => [id, kept]));
  return imports.map(({ id, name, read, finishedAt }) => ({
    name,
    read,
    kept: kept.get(id) ?? 0,
    finished: finishedAt !== undefined,
  }));
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
