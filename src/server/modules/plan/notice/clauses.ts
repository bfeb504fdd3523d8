import type { Clause, Piece, Unresolved } from '../../../../shared/plan.ts';
import type { Line } from './lines.ts';
import { type Mark, type MarkKind, markOf } from './marks.ts';

export interface ClauseTree {
  readonly clauses: readonly Clause[];
  readonly unresolved: readonly Unresolved[];
}

interface Open {
  readonly kind: MarkKind;
  readonly number: number;
  readonly address: string;
  readonly heading: Piece;
  readonly paragraphs: Piece[];
  readonly children: Open[];
}

/**
 * The numbered parts of a document as a tree. A kind of mark that stands open closes what is inside it; another kind opens a level.
 * Lines without a mark belong to the part that they stand in. A number that does not follow its neighbour is told.
 */
export function readClauses(lines: readonly Line[]): ClauseTree {
  const roots: Open[] = [];
  const stack: Open[] = [];
  const unresolved: Unresolved[] = [];
  for (const line of lines) {
    const mark = markOf(line.folded);
    if (mark === undefined) {
      stack.at(-1)?.paragraphs.push(pieceOf(line));
      continue;
    }
    const level = stack.findLastIndex(({ kind }) => kind === mark.kind);
    if (level >= 0) stack.length = level;
    const parent = stack.at(-1);
    const siblings = parent?.children ?? roots;
    const expected = (siblings.at(-1)?.number ?? 0) + 1;
    const clause = opened(line, mark, parent);
    if (mark.number !== expected) unresolved.push({ ...clause.heading, clause: clause.address, reason: 'numbering' });
    siblings.push(clause);
    stack.push(clause);
  }
  return { clauses: roots.map(clauseOf), unresolved };
}

function opened(line: Line, mark: Mark, parent: Open | undefined): Open {
  return {
    kind: mark.kind,
    number: mark.number,
    address: `${parent?.address ?? ''}${mark.written}`,
    heading: pieceOf(line, mark.length),
    paragraphs: [],
    children: [],
  };
}

function clauseOf({ address, number, heading, paragraphs, children }: Open): Clause {
  return { address, number, heading, paragraphs, children: children.map(clauseOf) };
}

function pieceOf({ written, place }: Line, skipped = 0): Piece {
  return { text: written.slice(skipped), place: { start: place.start + skipped, end: place.end } };
}
