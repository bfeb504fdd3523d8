import { type Parsed, ProblemError, parsed, refused } from '../../problem.ts';
import type { FamilyMembership, LanguageText, LegalEvent, Publication } from '../../publication.ts';
import { internationalNumbers } from '../international-numbers.ts';
import type { Row } from './columns.ts';
import { applicationOf, type Identity, identitiesOf } from './identity.ts';
import type { Mapping } from './mapping.ts';
import { citationsOfRow, claimsOfRow, classesOfRow, partiesOfRow, prioritiesOfRow, textsOfRow } from './parts.ts';
import { RowReader } from './row-reader.ts';

/** Code of the event that keeps what a platform says of the legal status; it is no event of an office. */
const STATED_STATUS = 'STATUS';

/**
 * Reads one row as its mapping tells. A row gives one publication, or one for each number in its number cell, or the problem of its
 * first value that cannot be read. `format` is that of the file: `csv`, `jsonl`, `xlsx` …
 */
export function publicationsOfRow(cells: Row, mapping: Mapping, format: string): Parsed<Publication>[] {
  const row = new RowReader(cells, mapping);
  try {
    return identitiesOf(row).map((identity) =>
      identity.ok ? parsed(publicationOf(row, identity.value, format)) : identity,
    );
  } catch (cause) {
    if (cause instanceof ProblemError) return [refused(cause.problem)];
    throw cause;
  }
}

function publicationOf(row: RowReader, { id, publicationDate }: Identity, format: string): Publication {
  const { fields, name, part } = row.mapping;
  const { claims, descriptions } = claimsOfRow(row, fields.claims, id.country + id.number + id.kind);
  const application = applicationOf(row, id);
  const international = internationalOf(row);
  return {
    id,
    source: { format: `${format}:${name}`, part },
    ...(publicationDate === undefined ? {} : { publicationDate }),
    ...(application === undefined ? {} : { application }),
    ...present('titles', textsOfRow(row, fields.titles)),
    ...present('abstracts', textsOfRow(row, fields.abstracts)),
    ...present('claims', claims),
    ...present('descriptions', firstOfEachLanguage([...textsOfRow(row, fields.descriptions), ...descriptions])),
    ...present('applicants', partiesOfRow(row, fields.applicants)),
    ...present('inventors', partiesOfRow(row, fields.inventors)),
    ...present('assignees', partiesOfRow(row, fields.assignees)),
    ...present('agents', partiesOfRow(row, fields.agents)),
    ...present('classifications', classesOfRow(row, fields.classes)),
    ...present('priorities', prioritiesOfRow(row, id)),
    ...present('families', familiesOf(row)),
    ...present('citations', citationsOfRow(row)),
    ...present('legalEvents', statedStatus(row, id.country)),
    ...(international === undefined ? {} : { international }),
  };
}

/** An empty list is an absent property. */
function present<Key extends string, Item>(key: Key, list: readonly Item[]): { [key in Key]?: readonly Item[] } {
  return list.length === 0 ? {} : ({ [key]: list } as { [key in Key]: readonly Item[] });
}

function firstOfEachLanguage(texts: readonly LanguageText[]): LanguageText[] {
  return texts.filter(({ lang }, index) => texts.findIndex((text) => text.lang === lang) === index);
}

function familiesOf(row: RowReader): FamilyMembership[] {
  const { family } = row.mapping.fields;
  const id = row.text(family);
  return family === undefined || id === undefined ? [] : [{ scheme: family.scheme, id }];
}

function statedStatus(row: RowReader, office: string): LegalEvent[] {
  const stated = row.list(row.mapping.fields.legalStatus);
  return stated.map((description) => ({ office, code: STATED_STATUS, description }));
}

function internationalOf(row: RowReader): Publication['international'] {
  const { internationalApplication, internationalPublication } = row.mapping.fields;
  return internationalNumbers(row.text(internationalApplication), row.text(internationalPublication));
}
