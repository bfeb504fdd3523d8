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
export function readClauses(lines: readonly Line[], { prefix, isInTable }: ClauseRules): ClauseTree {
  const roots: Clause[] = [];
  const stack: Open[] = [];
  const unresolved: Unresolved[] = [];
  const last = new Map<MarkKind, number>();
  const given = new Map<string, number>();
  for (const line of lines) {
    const mark = isInTable(line) ? undefined : markOf(line.folded);
    if (mark === undefined) {
      stack.at(-1)?.clause.paragraphs.push(pieceOf(line));
      continue;
    }
    const level = stack.findLastIndex(({ kind }) => kind === mark.kind);
    if (level >= 0) stack.length = level;
    const parent = stack.at(-1);
    const siblings = parent?.clause.children ?? roots;
    const address = addressOf(mark, parent, prefix);
    const times = (given.get(address) ?? 0) + 1;
    given.set(address, times);
    const clause: Clause = {
      address: times === 1 ? address : `${address}[${times}]`,
      number: mark.number,
      heading: pieceOf(line, mark.length),
      paragraphs: [],
      children: [],
    };
    if (!follows(mark.number, siblings.at(-1)?.number, last.get(mark.kind)) || times > 1)
      unresolved.push({ ...clause.heading, clause: clause.address, reason: 'numbering' });
    last.set(mark.kind, mark.number);
    siblings.push(clause);
    stack.push({ kind: mark.kind, clause });
  }
  return { clauses: roots, unresolved };
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

function pieceOf({ written, place }: Line, skipped = 0): Piece {
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
