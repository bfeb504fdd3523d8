import { describe, expect, it } from 'vitest';
import type { Publication } from '../publication.ts';
import { and, classPrefix, coded, dated, near, not, numbered, or, phrase, text } from '../query/build.ts';
import type { Query } from '../query/tree.ts';
import { evaluate, type Match } from './evaluate.ts';

const context = { today: '2024-03-31' };

function publication(parts: Partial<Publication> = {}): Publication {
  return {
    id: { country: 'CN', number: '113914863', kind: 'A' },
    source: { format: 'test', part: 'whole' },
    ...parts,
  };
}

function titled(...titles: string[]): Publication {
  return publication({ titles: titles.map((title) => ({ lang: 'und', text: title })) });
}

function marked(match: Match | null, from: Publication): string[] | null {
  if (match === null) return null;
  return match.places.map(({ text: at, start, end }) => from.titles![at]!.text.slice(start, end));
}

function find(query: Query, ...titles: string[]): string[] | null {
  const from = titled(...titles);
  return marked(evaluate(from, query, context), from);
}

describe('texts', () => {
  it('finds every occurrence of a term, overlapping ones too', () => {
    expect(find(phrase('ta', '电电'), '电电电')).toEqual(['电电', '电电']);
    expect(find(phrase('ta', '电池'), '锂电池与钠电池')).toEqual(['电池', '电池']);
  });

  it('breaks a run of Han characters at punctuation and spaces, and not at a line break', () => {
    expect(find(phrase('ta', '固体电解质'), '固体，电解质')).toBeNull();
    expect(find(phrase('ta', '固体电解质'), '固体 电解质')).toBeNull();
    expect(find(phrase('ta', '固体电解质'), '固体\n  电解质')).toEqual(['固体\n  电解质']);
    expect(find(phrase('ta', '固体 电解质'), '固体，电解质')).toEqual(['固体，电解质']);
  });

  it('compares Traditional as Simplified, full width as half width, plural as singular', () => {
    expect(find(phrase('ta', '鋰離子電池'), '锂离子电池')).toEqual(['锂离子电池']);
    expect(find(phrase('ta', 'LITHIUM batteries'), 'Ｌｉｔｈｉｕｍ battery')).toEqual(['Ｌｉｔｈｉｕｍ battery']);
  });

  it('runs no phrase from one text into the next', () => {
    expect(find(phrase('ta', 'solid electrolyte'), 'a solid', 'electrolyte')).toBeNull();
  });

  it('looks only under the field asked for', () => {
    const abstracted = publication({ abstracts: [{ lang: 'en', text: 'battery' }] });
    expect(evaluate(abstracted, phrase('ti', 'battery'), context)).toBeNull();
    expect(evaluate(abstracted, phrase('tac', 'battery'), context)?.places).toMatchObject([
      { field: 'ab', text: 0, start: 0, end: 7 },
    ]);
  });

  it('compares truncated words with folded words', () => {
    const pattern = (written: string): Query => text('ta', { type: 'pattern', text: written });
    expect(find(pattern('electro*'), 'electrode and electrolyte')).toEqual(['electrode', 'electrolyte']);
    expect(find(pattern('colo?r'), 'color colour colouur')).toEqual(['colour']);
    expect(find(pattern('*ion'), 'ion cation ions')).toEqual(['ion', 'cation', 'ions']);
    expect(find(pattern('*'), '电池')).toBeNull();
  });
});

describe('NEAR and ADJ', () => {
  const a = phrase('ta', 'alpha');
  const b = phrase('ta', 'beta gamma');

  it('count the positions strictly between, from the edges of the occurrences', () => {
    expect(find(near(a, b, 2), 'alpha one two beta gamma')).toEqual(['alpha', 'beta gamma']);
    expect(find(near(a, b, 1), 'alpha one two beta gamma')).toBeNull();
    expect(find(near(b, a, 1), 'beta gamma one alpha')).toEqual(['beta gamma', 'alpha']);
  });

  it('hold in either order unless ordered', () => {
    expect(find(near(a, b, 0), 'beta gamma alpha')).not.toBeNull();
    expect(find(near(a, b, 0, { ordered: true }), 'beta gamma alpha')).toBeNull();
    expect(find(near(a, b, 0, { ordered: true }), 'alpha beta gamma')).not.toBeNull();
  });

  it('do not let an occurrence be near itself', () => {
    expect(find(near(phrase('ta', '电池'), phrase('ta', '池组'), 5), '电池组')).toBeNull();
    expect(find(near(a, a, 5), 'alpha')).toBeNull();
    expect(find(near(a, a, 5), 'alpha alpha')).toEqual(['alpha', 'alpha']);
  });
});

describe('operators', () => {
  const a = phrase('ta', 'alpha');
  const b = phrase('ta', 'beta');

  it('mark every branch that helps, and nothing that is excluded', () => {
    expect(find(and(a, b), 'alpha')).toBeNull();
    expect(find(or(a, b), 'beta alpha')).toEqual(['beta', 'alpha']);
    expect(find(and(a, not(b)), 'alpha')).toEqual(['alpha']);
    expect(find(and(a, not(b)), 'beta alpha')).toBeNull();
    expect(find(not(b), 'alpha')).toEqual([]);
  });

  it('gives each place once though its leaf stands twice in the query', () => {
    expect(find(or(and(a, b), a), 'alpha beta')).toEqual(['alpha', 'beta']);
  });
});

describe('data beside the text', () => {
  const full = publication({
    publicationDate: '2024-02-29',
    priorities: [
      { country: 'US', number: '60123456', date: '2019-01-02' },
      { country: 'JP', number: '2020012345', date: '2020-05-05' },
    ],
    classifications: [{ scheme: 'ipc', symbol: 'H01M10/0525' }],
    legalEvents: [{ office: 'CN', code: 'PB01' }],
    families: [{ scheme: 'docdb', id: '123' }],
    abstracts: [{ lang: 'zh', text: '电池' }],
  });
  const holds = (query: Query): boolean => evaluate(full, query, context) !== null;
  const day = (date: string) => ({ type: 'day', date }) as const;

  it('bounds are included, and any priority date will do', () => {
    expect(holds(dated('pd', day('2024-02-29'), day('2024-02-29')))).toBe(true);
    expect(holds(dated('pd', day('2024-03-01'), undefined))).toBe(false);
    expect(holds(dated('prd', day('2020-01-01'), day('2020-12-31')))).toBe(true);
    expect(holds(dated('ad', undefined, day('2030-01-01')))).toBe(false);
  });

  it('counts months from today, a missing day being the last of its month', () => {
    const now = (offset: number, unit: 'd' | 'm') => ({ type: 'now', offset, unit }) as const;
    expect(holds(dated('pd', now(-1, 'm'), now(-1, 'm')))).toBe(true);
    expect(holds(dated('pd', now(-30, 'd'), undefined))).toBe(false);
  });

  it('compares classes, numbers and codes', () => {
    expect(holds(classPrefix('ipc', 'H01M10/05'))).toBe(true);
    expect(holds(classPrefix('cpc', 'H01M10/05'))).toBe(false);
    expect(holds(numbered({ field: 'pn', country: 'CN', number: '113914863', kind: 'A' }))).toBe(true);
    expect(holds(numbered({ field: 'pn', country: 'US', number: '113914863' }))).toBe(false);
    expect(holds(numbered({ field: 'pr', number: '2020', prefix: true }))).toBe(true);
    expect(holds(coded('ls', 'PB01'))).toBe(true);
    expect(holds(coded('ls', 'published'))).toBe(true);
    expect(holds(coded('ls', 'granted'))).toBe(false);
    expect(holds(coded('fam', '123'))).toBe(true);
    expect(holds(coded('lang', 'zh'))).toBe(true);
    expect(holds(coded('lang', 'en'))).toBe(false);
    expect(holds(coded('kd', 'A1'))).toBe(false);
  });
});
