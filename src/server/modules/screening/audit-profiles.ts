import { evaluatePrepared, type PreparedPublication } from '../../../engine/evaluator/index.ts';
import { printQuery, type Query } from '../../../engine/query/index.ts';

/**
 * Whether clauses, an AND of ORs of leaves, do not say all of a query, so that a second look at each document that passes them decides:
 * exclusions, dates, proximity, phrases with truncated words, deeper nesting. Told from the query itself and not by asking the matcher,
 * which is what is audited.
 */
export function needsSecondLook(query: Query): boolean {
  const items = query.type === 'and' ? query.items : [query];
  return !items.every((item) => (item.type === 'or' ? item.items.every(isPlain) : isPlain(item)));
}

function isPlain(query: Query): boolean {
  if (query.type === 'text') {
    return query.elements.length === 1 || query.elements.every(({ type }) => type !== 'pattern');
  }
  return query.type === 'class' || query.type === 'number' || query.type === 'code';
}

/** A leaf that holds in one of so many publications is dense: the matcher keeps such lists in another form. */
const DENSE = 8;

/** Tells queries with a dense leaf, by how often each leaf holds in some publications of the run. */
export class DenseLeaves {
  readonly #publications: readonly PreparedPublication[];
  readonly #today: string;
  readonly #known = new Map<string, boolean>();

  constructor(publications: readonly PreparedPublication[], today: string) {
    this.#publications = publications;
    this.#today = today;
  }

  isIn(query: Query): boolean {
    switch (query.type) {
      case 'and':
      case 'or':
        return query.items.some((item) => this.isIn(item));
      case 'not':
        return this.isIn(query.item);
      case 'near':
        return this.isIn(query.left) || this.isIn(query.right);
      default:
        return this.#isDense(query);
    }
  }

  #isDense(leaf: Query): boolean {
    const name = printQuery(leaf);
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const holding = this.#publications.filter((one) => evaluatePrepared(one, leaf, { today: this.#today }) !== null);
    const dense = holding.length * DENSE >= this.#publications.length && holding.length > 0;
    this.#known.set(name, dense);
    return dense;
  }
}
