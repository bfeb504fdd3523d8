import { type RawBuilder, sql } from 'kysely';
import { publicationKey } from '../../../engine/publication.ts';
import type { FlowItemRecord, FlowNumber, FlowRecord } from '../../../shared/flow.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/db/index.ts';
import {
  publicationsAtVersions,
  publicationsById,
  type ReadRecordRow,
  readRecords,
  type StoredPublicationRow,
  storedPublications,
  titleOf,
} from '../patents/index.ts';
import { matchedFamilies, type ScreenedMatchesRow, screenedMatches } from '../screening/index.ts';
import { itemRecords } from './flow-item-records.ts';
import { type FlowFilter, ofPart, onDays } from './flow-relations.ts';
import { boundFilter, type FlowViewer, type Labels, labelsOf } from './flow-view.ts';
import type { Page } from './records-behind.ts';

/** The records behind a number of the flow, a page of them: all pages together are as many as the number says. */
export async function recordsBehind(
  db: Db,
  viewer: FlowViewer,
  number: FlowNumber,
  asked: FlowFilter,
  page: Page,
  clock: Clock,
): Promise<FlowRecord[]> {
  const filter = boundFilter(asked, viewer);
  const labels = await labelsOf(db, viewer, clock);
  switch (number) {
    case 'read':
      return readBehind(db, viewer, sql`true`, filter, page);
    case 'setAside':
      return readBehind(db, viewer, sql`outcome = 'set-aside'`, filter, page);
    case 'stored':
      return storedBehind(db, viewer, filter, page);
    case 'matched':
      return matchedBehind(db, viewer, filter, page, labels);
    case 'families':
      return familiesBehind(db, viewer, filter, page, labels);
    default:
      return itemRecords(db, viewer, number, filter, page, labels);
  }
}

/** The numbers that whoever looks can open. How the house screens is not the enterprise's business, what it was sent is. */
export function mayOpen(number: FlowNumber, { enterprise }: FlowViewer): boolean {
  return enterprise === undefined || SENT_NUMBERS.includes(number);
}

const SENT_NUMBERS: readonly FlowNumber[] = [
  'pushed',
  'opened',
  'judged',
  'relevant',
  'possibly',
  'irrelevant',
  'used',
];

async function readBehind(
  db: Db,
  { house }: FlowViewer,
  which: RawBuilder<unknown>,
  filter: FlowFilter,
  { skip, limit }: Page,
): Promise<FlowRecord[]> {
  const { rows } = await sql<ReadRecordRow>`
    select * from (${readRecords(house)}) as one where ${onDays(filter)} and ${which}
    order by import_file_id, record, number offset ${skip} limit ${limit}
  `.execute(db);
  return rows.map(({ day, file, record, number, outcome, code, zh, en }) => ({
    of: 'record',
    file,
    record,
    day,
    number,
    outcome,
    problem: code === null ? null : { code, zh: zh!, en: en! },
  }));
}

async function storedBehind(
  db: Db,
  { house }: FlowViewer,
  filter: FlowFilter,
  { skip, limit }: Page,
): Promise<FlowRecord[]> {
  const { rows } = await sql<StoredPublicationRow>`
    select * from (${storedPublications(house)}) as one where ${onDays(filter)}
    order by publication_id offset ${skip} limit ${limit}
  `.execute(db);
  const publications = await publicationsById(
    db,
    house,
    rows.map(({ publication_id }) => publication_id),
  );
  const titles = new Map(publications.map(({ id, publication }) => [id, titleOf(publication, 'zh')]));
  return rows.map(({ publication_id, key, publication_date, day }) => ({
    of: 'publication',
    number: key,
    title: titles.get(publication_id) ?? '',
    date: publication_date,
    day,
  }));
}

type MatchRow = Pick<ScreenedMatchesRow, 'run_id' | 'day' | 'enterprise_id' | 'profile_id'> & {
  readonly publication_id: number;
  readonly version: number;
};

async function matchedBehind(
  db: Db,
  { house }: FlowViewer,
  filter: FlowFilter,
  { skip, limit }: Page,
  labels: Labels,
): Promise<FlowRecord[]> {
  const { rows } = await sql<MatchRow>`
    select one.run_id, one.day, one.enterprise_id, one.profile_id, match.publication_id, match.version
    from (${screenedMatches(house)}) as one
    cross join lateral unnest(one.publications, one.versions) with ordinality as match (publication_id, version, place)
    where ${ofPart(house, filter)}
    order by one.run_id, one.profile_version_id, match.place offset ${skip} limit ${limit}
  `.execute(db);
  const references = rows.map(({ publication_id, version }) => ({ id: publication_id, version }));
  const read = await publicationsAtVersions(db, house, distinct(references));
  const publications = new Map(read.map((one) => [`${one.id} ${one.version}`, one]));
  return rows.map((row) => {
    const { publication } = publications.get(`${row.publication_id} ${row.version}`)!;
    return {
      of: 'match',
      number: publicationKey(publication.id),
      title: titleOf(publication, 'zh'),
      date: publication.publicationDate ?? null,
      ...ofRun(row, labels),
    };
  });
}

function distinct(references: readonly { readonly id: number; readonly version: number }[]) {
  return [...new Map(references.map((one) => [`${one.id} ${one.version}`, one])).values()];
}

/** Families are counted for each profile version of a run, so that only those whose families are on the page are read. */
async function familiesBehind(
  db: Db,
  { house }: FlowViewer,
  filter: FlowFilter,
  { skip, limit }: Page,
  labels: Labels,
): Promise<FlowRecord[]> {
  const { rows } = await sql<ScreenedMatchesRow & { readonly before: number }>`
    select * from (
      select one.*, (sum(families) over (order by run_id, profile_version_id))::bigint - families as before
      from (${screenedMatches(house)}) as one where ${ofPart(house, filter)}
    ) as numbered
    where before < ${skip + limit} and before + families > ${skip}
    order by run_id, profile_version_id
  `.execute(db);
  const records: FlowRecord[] = [];
  for (const row of rows) {
    for (const [at, { publication, members }] of (await matchedFamilies(db, house, row)).entries()) {
      const place = row.before + at;
      if (place < skip || place >= skip + limit) continue;
      const { number, title, date } = publication;
      records.push({ of: 'family', number, title, date: date ?? null, members: [...members], ...ofRun(row, labels) });
    }
  }
  return records;
}

function ofRun(
  row: Pick<ScreenedMatchesRow, 'run_id' | 'day' | 'enterprise_id' | 'profile_id'>,
  { enterprises, profiles }: Labels,
): Pick<FlowItemRecord, 'enterprise' | 'profile' | 'day' | 'run'> {
  return {
    enterprise: { id: row.enterprise_id, name: enterprises.get(row.enterprise_id) ?? '' },
    profile: profiles.get(row.profile_id) ?? {},
    day: row.day,
    run: row.run_id,
  };
}
