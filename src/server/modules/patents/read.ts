import { parsePublicationNumber } from '../../../engine/numbers/index.ts';
import { type Parsed, type Problem, parsed, refused } from '../../../engine/problem.ts';
import { type Publication, publicationKey } from '../../../engine/publication.ts';
import { type Db, type Scope, storable, tables } from '../../platform/db/index.ts';
import { decodePublication } from './record.ts';
import { readRecords } from './record-table.ts';
import type { PatentsTables, State } from './tables.ts';

/** A publication as the store has it now. */
export interface StoredPublication {
  readonly id: number;
  readonly key: string;
  readonly version: number;
  readonly state: State;
  /** Key of the publication that took its place. */
  readonly replacedBy?: string;
  readonly changedAt: Date;
  readonly publication: Publication;
}

/** One version in the history of a publication. */
export interface PublicationVersion {
  readonly version: number;
  readonly state: State;
  readonly contentHash: string;
  readonly importFileId: number;
  readonly createdAt: Date;
}

/**
 * A publication by its number in any written form. Without a kind the one publication under that number is meant.
 * Refused where the number cannot be read, is not stored, or stands for several publications.
 */
export async function getPublication(db: Db, scope: Scope, written: string): Promise<Parsed<StoredPublication>> {
  const [exact] = await find(db, scope, { key: storable(written.trim().toUpperCase()) });
  if (exact !== undefined) return parsed(exact);
  const id = parsePublicationNumber(written);
  if (!id.ok) return id;
  const { country, number, kind } = id.value;
  const found = await find(db, scope, kind === '' ? { country, number } : { key: publicationKey(id.value) });
  if (found.length === 1) return parsed(found[0]!);
  return refused(found.length === 0 ? notStored(written) : severalUnder(written, found));
}

/** Publications by their ids, in no order; ids that the house does not have are left out. */
export async function publicationsById(db: Db, scope: Scope, ids: readonly number[]): Promise<StoredPublication[]> {
  return ids.length === 0 ? [] : find(db, scope, { ids });
}

interface Wanted {
  readonly key?: string;
  readonly country?: string;
  readonly number?: string;
  readonly ids?: readonly number[];
}

async function find(db: Db, scope: Scope, { key, country, number, ids }: Wanted): Promise<StoredPublication[]> {
  const rows = await tables<PatentsTables>(db)
    .selectFrom('publication')
    .select(['id', 'key', 'version', 'state', 'replaced_by', 'changed_at', 'content_hash'])
    .where('organisation_id', '=', scope.organisationId)
    .$if(key !== undefined, (query) => query.where('key', '=', key!))
    .$if(country !== undefined, (query) => query.where('country', '=', country!))
    .$if(number !== undefined, (query) => query.where('number', '=', number!))
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids!))
    .orderBy('key')
    .execute();
  const records = await readRecords(
    db,
    scope,
    rows.map(({ content_hash }) => content_hash),
  );
  return rows.map(({ replaced_by, changed_at, content_hash, ...row }) => ({
    ...row,
    ...(replaced_by === null ? {} : { replacedBy: replaced_by }),
    changedAt: changed_at,
    publication: decodePublication(records.get(content_hash)!),
  }));
}

/** All versions that a publication ever had, the first one first. */
export async function publicationVersions(db: Db, scope: Scope, publicationId: number): Promise<PublicationVersion[]> {
  return tables<PatentsTables>(db)
    .selectFrom('publication_version')
    .select(['version', 'state'])
    .select(['content_hash as contentHash', 'import_file_id as importFileId', 'created_at as createdAt'])
    .where('organisation_id', '=', scope.organisationId)
    .where('publication_id', '=', publicationId)
    .orderBy('version')
    .execute();
}

function notStored(written: string): Problem {
  return {
    code: 'patents.not-stored',
    zh: `库中没有公开号为“${shown(written)}”的文献。请核对号码，或先导入包含它的文件。`,
    en: `No publication “${shown(written)}” is stored. Check the number, or import a file that holds it first.`,
  };
}

function severalUnder(written: string, found: readonly StoredPublication[]): Problem {
  const keys = found.map(({ key }) => key);
  return {
    code: 'patents.number-ambiguous',
    zh: `“${shown(written)}”对应 ${keys.length} 件文献：${keys.join('、')}。请写明文献种类代码。`,
    en: `“${shown(written)}” stands for ${keys.length} publications: ${keys.join(', ')}. Write the kind code as well.`,
  };
}

function shown(written: string): string {
  return written.length > 60 ? `${written.slice(0, 60)}…` : written;
}
