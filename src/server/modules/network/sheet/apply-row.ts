import type { Db, Scope } from '../../../platform/db/index.ts';
import { appoint, postsOf } from '../posts.ts';
import { giveStanding, standingsOf } from '../standings.ts';
import { changeOrganisation, createOrganisation, type Organisation } from '../store.ts';
import { type KnownUnits, RowRefused } from './known-units.ts';
import { isAnAct } from './problems.ts';
import type { SheetPerson, SheetRow } from './read-row.ts';

interface Means {
  readonly year: number;
  /** ISO. */
  readonly today: string;
  readonly known: KnownUnits;
  /** The organisation that the row is about; undefined for a new one. */
  readonly unit: Pick<Organisation, 'id' | 'name'> | undefined;
}

/**
 * Enters what a row says: a new organisation, or what a known one lacks; its standings from the year on, and its people.
 * @throws RowRefused, or ProblemError of the stores.
 */
export async function applyRow(
  tx: Db,
  house: Scope,
  row: SheetRow,
  means: Means,
): Promise<{ readonly id: number; readonly outcome: 'entered' | 'changed' | 'unchanged' }> {
  const { known, unit, year } = means;
  const now = unit && known.now(unit);
  const id = unit?.id ?? (await enter(tx, house, row, known));
  let changed = now !== undefined && (await complete(tx, house, now, row, known));
  for (const held of row.standings) {
    if (await gives(tx, house, id, { ...held, year, basis: row.basis })) changed = true;
  }
  for (const person of row.people) {
    if (await gets(tx, house, id, person, means)) changed = true;
  }
  return { id, outcome: unit === undefined ? 'entered' : changed ? 'changed' : 'unchanged' };
}

async function enter(tx: Db, house: Scope, row: SheetRow, known: KnownUnits): Promise<number> {
  const { name, kind, creditCode, region } = row;
  const parentId = known.parentOf(row);
  const organisation = { name, kind, ...(creditCode && { creditCode }), ...(region && { region }) };
  return (await createOrganisation(tx, house, { ...organisation, ...(parentId && { parentId }) })).id;
}

/** Adds what is not known of an organisation yet, and corrects its region. */
async function complete(tx: Db, house: Scope, now: Organisation, row: SheetRow, known: KnownUnits): Promise<boolean> {
  const parentId = known.parentOf(row) ?? now.parentId;
  if (now.parentId !== undefined && parentId !== now.parentId) {
    const name = known.nameOf(now.parentId);
    throw new RowRefused('parent', isAnAct({ zh: name, en: name }));
  }
  const { region = now.region, creditCode = now.creditCode } = row;
  if (region === now.region && creditCode === now.creditCode && parentId === now.parentId) return false;
  await changeOrganisation(tx, house, now.id, {
    name: now.name,
    kind: now.kind,
    language: now.language,
    ...(region === undefined ? {} : { region }),
    ...(creditCode === undefined ? {} : { creditCode }),
    ...(parentId === undefined ? {} : { parentId }),
  });
  return true;
}

type Given = SheetRow['standings'][number] & { readonly year: number; readonly basis: string };

/** A standing that is held in the year already, with the same grade, is left as it is. */
async function gives(tx: Db, house: Scope, id: number, { standing, grade, year, basis }: Given): Promise<boolean> {
  const held = (await standingsOf(tx, house, id)).find(
    (one) => one.standing === standing && one.fromYear <= year && (one.toYear === null || one.toYear >= year),
  );
  if (held !== undefined && held.grade === grade) return false;
  return giveStanding(tx, house, id, { standing, grade, fromYear: year, toYear: null, basis });
}

/** The first person of a post has it from the beginning of the year; who follows somebody, from today where that is in the year. */
async function gets(tx: Db, house: Scope, id: number, person: SheetPerson, { year, today }: Means): Promise<boolean> {
  const holders = (await postsOf(tx, house, id, `${year}-12-31`)).filter(({ post }) => post === person.post);
  const same = holders.find(({ name }) => name === person.name);
  const begins = holders.length > 0 && today.startsWith(`${year}-`) ? today : `${year}-01-01`;
  const said = same === undefined ? person : filled(person, same);
  return (await appoint(tx, house, id, { ...said, fromOn: same?.fromOn ?? begins })).changed;
}

/** What a row leaves empty of a person stays as it is known. */
function filled(person: SheetPerson, known: Omit<SheetPerson, 'post'>): SheetPerson {
  const { rank, phone, mail } = known;
  return { ...person, rank: person.rank ?? rank, phone: person.phone ?? phone, mail: person.mail ?? mail };
}
