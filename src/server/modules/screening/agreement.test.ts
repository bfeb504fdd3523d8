import { describe, expect, it } from 'vitest';
import { agreementOf, type Pair } from './agreement.ts';

const pairs = (...counts: [Pair, number][]): Pair[] =>
  counts.flatMap(([pair, count]) => Array.from({ length: count }, () => pair));

describe('the agreement of two readers', () => {
  it('is Cohen’s kappa: what is agreed beyond chance', () => {
    // Observed 35 of 50; by chance 0.5 × 0.6 + 0.5 × 0.4 = 0.5.
    const given = pairs([['keep', 'keep'], 20], [['keep', 'drop'], 5], [['drop', 'keep'], 10], [['drop', 'drop'], 15]);
    const { n, agreed, kappa } = agreementOf(given);
    expect({ n, agreed }).toEqual({ n: 50, agreed: 35 });
    expect(kappa).toBeCloseTo(0.4);
  });

  it('is 1 where all agree on more than one thing, and not defined where nothing can be told', () => {
    expect(agreementOf(pairs([['keep', 'keep'], 1], [['drop', 'drop'], 1])).kappa).toBe(1);
    expect(agreementOf(pairs([['keep', 'keep'], 9])).kappa).toBeNull();
    expect(agreementOf([])).toEqual({ n: 0, agreed: 0, kappa: null });
  });
});
