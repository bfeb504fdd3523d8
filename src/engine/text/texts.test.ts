import { describe, expect, it } from 'vitest';
import { textsOf } from './texts.ts';

describe('textsOf', () => {
  it('lists every text with its field, index and language, claims one by one', () => {
    const texts = textsOf({
      id: { country: 'EP', number: '1000000', kind: 'A1' },
      source: { format: 'test', part: 'whole' },
      titles: [
        { lang: 'de', text: 'Zelle' },
        { lang: 'en', text: 'Cell' },
      ],
      abstracts: [{ lang: 'en', text: 'A cell.' }],
      claims: [
        { lang: 'de', claims: ['1. Zelle'] },
        { lang: 'en', claims: ['1. A cell', '2. The cell'] },
      ],
      descriptions: [{ lang: 'en', text: 'Of cells' }],
    });
    expect(texts.map(({ field, index, lang, text }) => `${field}${index} ${lang} ${text}`)).toEqual([
      'ti0 de Zelle',
      'ti1 en Cell',
      'ab0 en A cell.',
      'cl0 de 1. Zelle',
      'cl1 en 1. A cell',
      'cl2 en 2. The cell',
      'de0 en Of cells',
    ]);
  });

  it('names applicants and assignees as written and as harmonised, each name once', () => {
    const texts = textsOf({
      id: { country: 'EP', number: '1000000', kind: 'A1' },
      source: { format: 'test', part: 'biblio' },
      applicants: [{ name: 'Acme GmbH', standardName: 'ACME' }],
      assignees: [{ name: 'Acme GmbH' }],
      inventors: [{ name: 'Example, Ada' }],
    });
    expect(texts.map(({ field, index, text }) => `${field}${index} ${text}`)).toEqual([
      'pa0 Acme GmbH',
      'pa1 ACME',
      'in0 Example, Ada',
    ]);
  });
});
