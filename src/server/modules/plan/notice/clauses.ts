import type { Clause, Piece, Unresolved } from '../../../../shared/plan.ts';
import type { Line } from './lines.ts';
import { type Mark, type MarkKind, markOf } from './marks.ts';

export interface ClauseTree {
  readonly clauses: Clause[];
  readonly unresolved: readonly Unresolved[];
}

export interface ClauseRules {
  /** What the addresses begin with: '' in the plan itself, `附件2·` in its second attachment. */
  readonly prefix: string;
  /** A line of a table is words of the clause that it stands in, and opens none. */
  isInTable(line: Line): boolean;
}

interface Open {
  readonly kind: MarkKind;
  readonly clause: Clause;
}

/**
 * The numbered parts of a document as a tree. A kind of mark that stands open closes what is inside it; another kind opens a level.
 * Lines without a mark belong to the part that they stand in. Numbers may count on from one part to the next; one that follows none
 * is told, and an address that was given already is told apart by a count: `二1[2]`.
 */
export function readClauses(lines: readonly Line[], rules: ClauseRules): ClauseTree {
  const tree = new Tree(rules.prefix);
  const marks = lines.map((line) => (rules.isInTable(line) ? undefined : markOf(line.folded)));
  for (const [at, line] of lines.entries()) {
    const mark = marks[at];
    if (mark === undefined) tree.paragraph(line);
    else
      tree.open(
        line,
        mark,
        innerMark(line, mark, () => firstAfter(marks, at)),
      );
  }
  return { clauses: tree.roots, unresolved: tree.unresolved };
}

function firstAfter(marks: readonly (Mark | undefined)[], at: number): Mark | undefined {
  for (let next = at + 1; next < marks.length; next++) if (marks[next] !== undefined) return marks[next];
  return undefined;
}

/** The first of a list that begins on the line of the part that it is in: `第三条 ①…`, with ② on the next. */
function innerMark(line: Line, mark: Mark, next: () => Mark | undefined): Mark | undefined {
  const inner = markOf(line.folded.slice(mark.length));
  if (inner === undefined || inner.kind === mark.kind || inner.number !== 1) return undefined;
  const following = next();
  return following?.kind === inner.kind && following.number === 2 ? inner : undefined;
}

class Tree {
  readonly roots: Clause[] = [];
  readonly unresolved: Unresolved[] = [];
  readonly #prefix: string;
  readonly #stack: Open[] = [];
  /** By kind of mark, the number that was read last. */
  readonly #last = new Map<MarkKind, number>();
  readonly #given = new Map<string, number>();

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  paragraph(line: Line): void {
    this.#stack.at(-1)?.clause.paragraphs.push(pieceOf(line, 0));
  }

  open(line: Line, mark: Mark, inner: Mark | undefined): void {
    const { text, place } = pieceOf(line, mark.length);
    if (inner === undefined) {
      this.#open(mark, { text, place });
      return;
    }
    this.#open(mark, { text: '', place: { start: place.start, end: place.start } });
    this.#open(inner, pieceOf(line, mark.length + inner.length));
  }

  #open(mark: Mark, heading: Piece): void {
    const level = this.#stack.findLastIndex(({ kind }) => kind === mark.kind);
    if (level >= 0) this.#stack.length = level;
    const parent = this.#stack.at(-1);
    const siblings = parent?.clause.children ?? this.roots;
    const address = addressOf(mark, parent, this.#prefix);
    const times = (this.#given.get(address) ?? 0) + 1;
    this.#given.set(address, times);
    const clause: Clause = {
      address: times === 1 ? address : `${address}[${times}]`,
      number: mark.number,
      heading,
      paragraphs: [],
      children: [],
    };
    if (!follows(mark.number, siblings.at(-1)?.number, this.#last.get(mark.kind)) || times > 1)
      this.unresolved.push({ ...heading, clause: clause.address, reason: 'numbering' });
    this.#last.set(mark.kind, mark.number);
    siblings.push(clause);
    this.#stack.push({ kind: mark.kind, clause });
  }
}

/** @param before the number before it in the same part; @param last that of its kind anywhere before it. */
function follows(number: number, before: number | undefined, last: number | undefined): boolean {
  if (before !== undefined) return number === before + 1;
  return number === 1 || (last !== undefined && number === last + 1);
}

function addressOf({ written, added }: Mark, parent: Open | undefined, prefix: string): string {
  if (parent === undefined) return `${prefix}${written}`;
  const countsOn = parent.kind === 'arabic' || parent.kind === 'decimal';
  return `${parent.clause.address}${(countsOn ? added : undefined) ?? written}`;
}

function pieceOf({ written, place }: Line, skipped: number): Piece {
  return { text: written.slice(skipped), place: { start: place.start + skipped, end: place.end } };
}

/** Clauses with all that are inside them, in the order of the text. */
export function flatten(clauses: readonly Clause[]): Clause[] {
  return clauses.flatMap((clause) => [clause, ...flatten(clause.children)]);
}

/** A clause's own words: its heading, where it has words, and the paragraphs after it. */
export function piecesOf({ heading, paragraphs }: Clause, skipped = 0): Piece[] {
  const { text, place } = heading;
  const first = { text: text.slice(skipped), place: { start: place.start + skipped, end: place.end } };
  return first.text.trim() === '' ? [...paragraphs] : [first, ...paragraphs];
}

/** Pieces one after another as one, from the first to the last. */
export function joined(pieces: readonly Piece[]): Piece | undefined {
  const [first] = pieces;
  const end = pieces.at(-1)?.place.end;
  if (first === undefined || end === undefined) return undefined;
  return { text: pieces.map(({ text }) => text).join('\n'), place: { start: first.place.start, end } };
}
