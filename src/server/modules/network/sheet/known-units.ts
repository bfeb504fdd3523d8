import { KIND_WORDS } from '../../../../shared/network-words.ts';
import type { Db, Scope } from '../../../platform/db/index.ts';
import type { Problem } from '../../../platform/problems.ts';
import { findOrganisation, listOrganisations, type Organisation } from '../store.ts';
import type { ColumnKey } from './columns.ts';
import { creditCodeDiffers, idUnknown, isAnAct, nameTwice, parentUnknown } from './problems.ts';
import type { RowProblem, SheetRow } from './read-row.ts';

/** A row that cannot be taken, with the column that it is about. */
export class RowRefused extends Error implements RowProblem {
  readonly column: ColumnKey | null;
  readonly problem: Problem;

  constructor(column: ColumnKey | null, problem: Problem) {
    super(problem.en);
    this.column = column;
    this.problem = problem;
  }
}

type Named = Pick<Organisation, 'id' | 'name'>;

/** The organisations of a house while a sheet is taken in, which brings more. */
export class KnownUnits {
  readonly #served: Map<number, Organisation>;
  readonly #names = new Map<string, Named[]>();

  private constructor(house: Named, served: readonly Organisation[]) {
    this.#served = new Map(served.map((one) => [one.id, one]));
    for (const one of [house, ...served]) this.#name(one);
  }

  static async of(db: Db, house: Scope): Promise<KnownUnits> {
    const own = await findOrganisation(db, house, { id: house.organisationId });
    const served = (await listOrganisations(db, house)).filter(({ endedOn }) => endedOn === undefined);
    return new KnownUnits(own ?? { id: house.organisationId, name: '' }, served);
  }

  isNamed(name: string): boolean {
    return this.#names.has(written(name));
  }

  /** An organisation that a row brought, for the rows after it. */
  add(id: number, { name }: SheetRow): void {
    if (!this.#served.has(id)) this.#name({ id, name });
  }

  /**
   * The organisation that a row is about: by its id, else by its credit code, else by its name; undefined for a new one.
   * @throws RowRefused where it cannot be told, or the row says of it what only an act changes.
   */
  matching(row: SheetRow): Named | undefined {
    const unit = this.#found(row);
    const now = unit && this.#served.get(unit.id);
    if (now === undefined) return unit;
    if (written(now.name) !== written(row.name)) throw new RowRefused('name', isAnAct({ zh: now.name, en: now.name }));
    if (now.kind !== row.kind) throw new RowRefused('kind', isAnAct(KIND_WORDS[now.kind]));
    const codes = [now.creditCode, row.creditCode];
    if (codes.every((code) => code !== undefined) && codes[0] !== codes[1]) {
      throw new RowRefused('creditCode', creditCodeDiffers(now.creditCode ?? ''));
    }
    return now;
  }

  #found({ id, creditCode, name }: SheetRow): Named | undefined {
    if (id !== undefined) {
      const byId = this.#served.get(Number(id));
      if (byId === undefined) throw new RowRefused('id', idUnknown(id));
      return byId;
    }
    const byCode = creditCode && [...this.#served.values()].find((one) => one.creditCode === creditCode);
    return byCode || this.#only('name', name, nameTwice(name));
  }

  /** What is known of an organisation; undefined for one that the sheet brought. */
  now(unit: Named): Organisation | undefined {
    return this.#served.get(unit.id);
  }

  /** The organisation that a row names to belong to. @throws RowRefused where there is none, or more than one. */
  parentOf({ parent }: SheetRow): number | undefined {
    if (parent === undefined) return undefined;
    const found = this.#only('parent', parent, nameTwice(parent));
    if (found === undefined) throw new RowRefused('parent', parentUnknown(parent));
    return found.id;
  }

  /** What the row says to belong to, in words. */
  nameOf(id: number): string {
    return [...this.#names.values()].flat().find((one) => one.id === id)?.name ?? '';
  }

  #only(column: ColumnKey, name: string, several: Problem): Named | undefined {
    const found = this.#names.get(written(name)) ?? [];
    if (found.length > 1) throw new RowRefused(column, several);
    return found[0];
  }

  #name(one: Named): void {
    const name = written(one.name);
    this.#names.set(name, [...(this.#names.get(name) ?? []), one]);
  }
}

/** A name in one writing. */
function written(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/g, '');
}
