import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Publication } from '../../../../engine/publication.ts';
import { BASE_FIELDS, type BaseField } from '../../../../engine/query/tree.ts';
import { textsOf } from '../../../../engine/text/texts.ts';
import { decodePublication, type PublicationRecord } from '../record.ts';
import { codeTokens } from './code-tokens.ts';
import type { Columns, Move } from './columns.ts';
import { type Facts, factsOf } from './facts.ts';
import { fieldTokens } from './text-tokens.ts';

/** A document as it came to stand in the file, to be told to the columns once the transaction has ended well. */
export type Written =
  | {
      readonly slot: number;
      readonly docId: number;
      readonly added: number;
      readonly facts: Facts;
      readonly moves: readonly Move[];
    }
  | { readonly slot: number; readonly facts: null };

/** The rows of documents in the index's file. A document keeps its slot when it changes; slots of removed ones stay empty. */
export class DocumentTable {
  readonly #find: StatementSync;
  readonly #insert: StatementSync;
  readonly #update: StatementSync;
  readonly #read: StatementSync;
  readonly #all: StatementSync;
  readonly #keep: StatementSync;
  readonly #indexWords: StatementSync;
  readonly #indexCodes: StatementSync;
  readonly #removals: readonly StatementSync[];
  readonly #unindex: readonly StatementSync[];

  constructor(file: DatabaseSync) {
    const columns = BASE_FIELDS.map((field) => `"${field}"`).join(', ');
    this.#find = file.prepare('select slot, added, facts, moves from document where doc_id = ?');
    this.#insert = file.prepare('insert into document (doc_id, added, facts) values (?, ?, ?)');
    this.#update = file.prepare('update document set facts = ?, moves = ? where slot = ?');
    this.#read = file.prepare('select bytes from record where slot = ?');
    this.#all = file.prepare('select slot, doc_id, added, facts, moves from document');
    this.#all.setReturnArrays(true);
    this.#keep = file.prepare('insert or replace into record (slot, bytes) values (?, ?)');
    this.#indexWords = file.prepare(
      `insert into words (rowid, ${columns}) values (?, ${BASE_FIELDS.map(() => '?').join(', ')})`,
    );
    this.#indexCodes = file.prepare('insert into codes (rowid, code) values (?, ?)');
    this.#unindex = ['words', 'codes'].map((table) => file.prepare(`delete from ${table} where rowid = ?`));
    this.#removals = ['document', 'record'].map((table) => file.prepare(`delete from ${table} where slot = ?`));
  }

  /** `sequence` is that of the batch. */
  write(docId: number, record: PublicationRecord, sequence: number): Written {
    const publication = decodePublication(record);
    const facts = factsOf(publication);
    const known = this.#find.get(docId) as Known | undefined;
    const added = known?.added ?? sequence;
    const slot = known?.slot ?? Number(this.#insert.run(docId, added, JSON.stringify(facts)).lastInsertRowid);
    const moves = known === undefined ? [] : movesOf(known, facts, sequence);
    if (known !== undefined) {
      this.#update.run(JSON.stringify(facts), JSON.stringify(moves), slot);
      for (const statement of this.#unindex) statement.run(slot);
    }
    this.#keep.run(slot, record);
    this.#indexWords.run(slot, ...wordColumns(publication));
    this.#indexCodes.run(slot, codeTokens(publication));
    return { slot, docId, added, facts, moves };
  }

  /** Null where there is none under this number. */
  remove(docId: number): Written | null {
    const known = this.#find.get(docId) as { slot: number } | undefined;
    if (known === undefined) return null;
    for (const statement of [...this.#unindex, ...this.#removals]) statement.run(known.slot);
    return { slot: known.slot, facts: null };
  }

  read(slot: number): Publication {
    const row = this.#read.get(slot);
    if (row === undefined) throw new Error(`The index has no record in slot ${slot}.`);
    return decodePublication(row.bytes as Uint8Array);
  }

  loadInto(columns: Columns): void {
    for (const row of this.#all.iterate()) {
      const [slot, docId, added, facts, moves] = row as unknown as [number, number, number, string, string];
      columns.set(slot, docId, added, JSON.parse(facts) as Facts, JSON.parse(moves) as Move[]);
    }
  }
}

/** A document as it stands in the file. */
interface Known {
  readonly slot: number;
  readonly added: number;
  readonly facts: string;
  readonly moves: string;
}

function movesOf({ facts, moves }: Known, { published }: Facts, sequence: number): readonly Move[] {
  const before = JSON.parse(facts) as Facts;
  const known = JSON.parse(moves) as Move[];
  return before.published === published ? known : [...known, { sequence, published: before.published }];
}

function wordColumns(publication: Publication): string[] {
  const texts = textsOf(publication);
  return BASE_FIELDS.map((field: BaseField) => fieldTokens(texts, field));
}
