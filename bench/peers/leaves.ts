import type { Near, Query, TextLeaf } from '../../src/engine/query/tree.ts';

/** Throws for what no peer is asked: other fields than title and abstract, dates, numbers, codes, classes by prefix, and inner truncation. */
export function assertSayable(query: Query): void {
  switch (query.type) {
    case 'and':
    case 'or':
      query.items.forEach(assertSayable);
      return;
    case 'not':
      assertSayable(query.item);
      return;
    case 'near':
      operandsOf(query).flat().forEach(assertLeaf);
      return;
    case 'text':
      assertLeaf(query);
      return;
    case 'class':
      if (query.scheme === 'ipc' && query.mode === 'under') return;
  }
  throw new RangeError(`the peers are not given ${JSON.stringify(query)}`);
}

/** The alternatives of both operands of a proximity. */
export function operandsOf({ left, right }: Near): [readonly TextLeaf[], readonly TextLeaf[]] {
  return [left, right].map((operand) => (operand.type === 'or' ? operand.items : [operand])) as [
    TextLeaf[],
    TextLeaf[],
  ];
}

/** The letters before the final `*`. */
export function prefixOf(pattern: string): string {
  return pattern.slice(0, -1);
}

function assertLeaf({ field, elements }: TextLeaf): void {
  const truncated = elements.filter(({ type }) => type === 'pattern');
  const simple =
    truncated.every(({ text }) => /^[^*?]+\*$/.test(text)) && (truncated.length === 0 || elements.length === 1);
  if (field !== 'ta' || !simple)
    throw new RangeError(`the peers are not given ${JSON.stringify(elements)} in ${field}`);
}
