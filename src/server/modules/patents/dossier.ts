import type { RecordPosition } from '../../../engine/formats/index.ts';
import { type Publication, publicationKey } from '../../../engine/publication.ts';
import { type NamedContent, nameContent } from './record.ts';
import { mergeContributions, stateOf } from './rules.ts';
import type { Outcome, State } from './tables.ts';

/** A contribution that the store has, or is going to have. */
export interface KnownContribution {
  readonly format: string;
  readonly part: string;
  readonly hash: string;
  readonly importFileId: number;
  readonly position: RecordPosition;
  readonly outcome: Outcome;
}

/** What an import brings: one record of a file. */
export interface Incoming {
  readonly content: NamedContent;
  readonly position: RecordPosition;
}

export interface NewVersion {
  readonly version: number;
  readonly content: NamedContent;
  readonly state: State;
}

/** A publication as the store has it. */
export interface StoredState {
  readonly id: number;
  readonly version: number;
  readonly hash: string;
}

/**
 * All that was ever said of one publication, in the order of arrival, and what a batch of records adds to it. It decides; the store
 * writes what it decided.
 */
export class Dossier {
  readonly key: string;
  /** Absent for a publication that is new. */
  readonly stored: StoredState | undefined;
  readonly newContributions: (KnownContribution & { readonly content: NamedContent })[] = [];
  readonly newVersions: NewVersion[] = [];
  readonly #before: readonly KnownContribution[];
  /** Contents of the contributions, by arrival; those from before are given when they are needed. */
  #contents: Publication[] | undefined;

  constructor(key: string, stored?: StoredState, before: readonly KnownContribution[] = []) {
    this.key = key;
    this.stored = stored;
    this.#before = before;
  }

  /** Hashes of the contents that `take` needs for a record that is not known yet. */
  get hashesBefore(): readonly string[] {
    return this.#before.map(({ hash }) => hash);
  }

  knows({ content }: Incoming): boolean {
    return this.#known(content) !== undefined;
  }

  giveContents(contentOf: (hash: string) => Publication): void {
    this.#contents = this.#before.map(({ hash }) => contentOf(hash));
  }

  /**
   * Takes a record of the import `importFileId` in and tells what it did. A record that was taken in before changes nothing; told
   * again by the import that brought it, when that was cut off and goes on, it did what it did then.
   */
  take(incoming: Incoming, importFileId: number): Outcome {
    const { content, position } = incoming;
    const known = this.#known(content);
    if (known !== undefined) {
      const sameRecord = known.importFileId === importFileId && isSamePlace(known.position, position);
      return sameRecord ? known.outcome : 'unchanged';
    }
    const { format, part } = content.publication.source;
    const outcome = this.#add(content);
    this.newContributions.push({ format, part, hash: content.hash, importFileId, position, outcome, content });
    return outcome;
  }

  /** How the publication stands after all of it. */
  get current(): NewVersion | undefined {
    return this.newVersions.at(-1);
  }

  #add(content: NamedContent): Outcome {
    if (this.#contents === undefined && this.#before.length > 0) throw new Error(`No contents given for ${this.key}.`);
    this.#contents = [...(this.#contents ?? []), content.publication];
    const merged = mergeContributions(this.#contents.map((publication, arrival) => ({ publication, arrival })));
    const result = merged === content.publication ? content : nameContent(merged);
    const before = this.current?.content.hash ?? this.stored?.hash;
    if (result.hash === before) return 'unchanged';
    const version = (this.current?.version ?? this.stored?.version ?? 0) + 1;
    this.newVersions.push({ version, content: result, state: stateOf(merged).state });
    return before === undefined ? 'stored' : 'updated';
  }

  #known({ publication: { source }, hash }: NamedContent): KnownContribution | undefined {
    const isSame = (one: KnownContribution): boolean =>
      one.hash === hash && one.format === source.format && one.part === source.part;
    return this.#before.find(isSame) ?? this.newContributions.find(isSame);
  }
}

function isSamePlace(a: RecordPosition, b: RecordPosition): boolean {
  return a.record === b.record && a.member === b.member;
}

export function keyOf({ content }: Incoming): string {
  return publicationKey(content.publication.id);
}
