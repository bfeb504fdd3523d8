import type { Fault } from './problems.ts';
import type { Query } from './tree.ts';

/**
 * Whether a query can match a publication for which none of its leaves holds: `NOT a`, `a OR NOT b`. As a standing profile it would
 * catch nearly everything that is published.
 */
export function isPurelyNegative(query: Query): boolean {
  switch (query.type) {
    case 'and':
      return query.items.every(isPurelyNegative);
    case 'or':
      return query.items.some(isPurelyNegative);
    case 'not':
      return !isPurelyNegative(query.item);
    default:
      return false;
  }
}

export const PURELY_NEGATIVE: Fault = {
  code: 'purely-negative',
  zh: '这个检索式只说了不要什么，几乎会命中所有新公开的文献，不能作为长期需求。请加上要找的词、分类号或申请人，例如 电池 NOT 铅酸。',
  en: 'The query only says what is not wanted and would catch nearly everything published; it cannot be a standing profile. Add what is wanted, a term, a class or an applicant, as in battery NOT lead.',
};
