import type { ClassLevels } from '../numbers/index.ts';
import type { Publication } from '../publication.ts';
import { type BaseField, FIELD_BASES, type Near, type NearOperand, type Query, type TextLeaf } from '../query/tree.ts';
import { classHolds, codeHolds, dateHolds, numberHolds } from './metadata.ts';
import { areNear, type Occurrence, occurrences } from './places.ts';
import { type PreparedPublication, type PreparedText, prepare } from './prepare.ts';

export interface EvaluationContext {
  /** ISO date of the day on which the query is run, for `now-30d`. */
  readonly today: string;
  /** The levels of the classification schemes, where they are loaded. */
  readonly levels?: ClassLevels;
}

export interface Match {
  /** In the order of `textsOf`, then by offset. Empty when nothing but dates, classes, numbers, codes and exclusions decided. */
  readonly places: readonly Place[];
}

/** Where a text leaf stands. `text` is the index among the texts of `field`; offsets are UTF-16 units of that text. */
export interface Place {
  readonly field: BaseField;
  readonly text: number;
  readonly start: number;
  readonly end: number;
  readonly leaf: TextLeaf;
}

/**
 * The reference meaning of the language: whether a publication matches a query, and where. Every text is analysed and
 * every position looked at; the matcher and the search index are tested against this function.
 *
 * The places are those of all leaves that help the query to hold: of every branch of an `or` that holds, of the pairs
 * that are near enough, of nothing below a `not`.
 */
export function evaluate(publication: Publication, query: Query, context: EvaluationContext): Match | null {
  return evaluatePrepared(prepare(publication), query, context);
}

/** `evaluate` for a publication whose texts have been analysed before. */
export function evaluatePrepared(
  prepared: PreparedPublication,
  query: Query,
  context: EvaluationContext,
): Match | null {
  const places = placesOf(prepared, query, context);
  return places && { places: inOrder(prepared, places) };
}

/** The places of a query that holds, in no order and with repetition; null where it does not hold. */
function placesOf(prepared: PreparedPublication, query: Query, context: EvaluationContext): Place[] | null {
  const { publication } = prepared;
  switch (query.type) {
    case 'and': {
      const parts = query.items.map((item) => placesOf(prepared, item, context));
      return parts.every((part) => part !== null) ? parts.flat() : null;
    }
    case 'or': {
      const parts = query.items.map((item) => placesOf(prepared, item, context)).filter((part) => part !== null);
      return parts.length > 0 ? parts.flat() : null;
    }
    case 'not':
      return placesOf(prepared, query.item, context) === null ? [] : null;
    case 'near':
      return someOrNull(nearPlaces(prepared, query));
    case 'text':
      return someOrNull(leafPlaces(prepared, query));
    case 'date':
      return emptyIf(dateHolds(publication, query, context.today));
    case 'class':
      return emptyIf(classHolds(publication, query, context.levels));
    case 'number':
      return emptyIf(numberHolds(publication, query));
    case 'code':
      return emptyIf(codeHolds(publication, query));
  }
}

function leafPlaces(prepared: PreparedPublication, leaf: TextLeaf): Place[] {
  return textsUnder(prepared, leaf).flatMap((text) =>
    occurrences(text.tokens, leaf).map((occurrence) => place(text, occurrence, leaf)),
  );
}

function nearPlaces(prepared: PreparedPublication, near: Near): Place[] {
  const { distance, ordered } = near;
  return textsUnder(prepared, leavesOf(near.left)[0]!).flatMap((text) => {
    const lefts = found(text, near.left);
    const rights = found(text, near.right);
    const nearLefts = lefts.filter((left) =>
      rights.some((right) => areNear(left.occurrence, right.occurrence, distance, ordered)),
    );
    const nearRights = rights.filter((right) =>
      lefts.some((left) => areNear(left.occurrence, right.occurrence, distance, ordered)),
    );
    return [...nearLefts, ...nearRights].map(({ occurrence, leaf }) => place(text, occurrence, leaf));
  });
}

function found(text: PreparedText, operand: NearOperand): { leaf: TextLeaf; occurrence: Occurrence }[] {
  return leavesOf(operand).flatMap((leaf) =>
    occurrences(text.tokens, leaf).map((occurrence) => ({ leaf, occurrence })),
  );
}

function leavesOf(operand: NearOperand): readonly TextLeaf[] {
  return operand.type === 'or' ? operand.items : [operand];
}

function textsUnder(prepared: PreparedPublication, leaf: TextLeaf): PreparedText[] {
  return prepared.texts.filter(({ field }) => FIELD_BASES[leaf.field].includes(field));
}

function place(text: PreparedText, { first, last }: Occurrence, leaf: TextLeaf): Place {
  return {
    field: text.field,
    text: text.index,
    start: text.tokens[first]!.start,
    end: text.tokens[last]!.end,
    leaf,
  };
}

function emptyIf(holds: boolean): Place[] | null {
  return holds ? [] : null;
}

function someOrNull(places: Place[]): Place[] | null {
  return places.length > 0 ? places : null;
}

/** Each place once, though its leaf may take part in several operands. */
function inOrder(prepared: PreparedPublication, places: readonly Place[]): Place[] {
  const rank = new Map(prepared.texts.map(({ field, index }, order) => [`${field} ${index}`, order]));
  const order = ({ field, text }: Place): number => rank.get(`${field} ${text}`)!;
  const seen = new Map<TextLeaf, Set<string>>();
  return places
    .filter((one) => {
      const known = seen.get(one.leaf) ?? new Set();
      seen.set(one.leaf, known);
      const key = `${one.field} ${one.text} ${one.start} ${one.end}`;
      return !known.has(key) && known.add(key);
    })
    .sort((a, b) => order(a) - order(b) || a.start - b.start || a.end - b.end);
}
