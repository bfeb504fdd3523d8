import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Publication, PublicationSource } from '../../../engine/publication.ts';
import { mergeContributions, stateOf } from './rules.ts';

const id = { country: 'CN', number: '113914863', kind: 'A' };

function said(source: Partial<PublicationSource>, contents: Partial<Publication> = {}): Publication {
  return { id, source: { format: 'office', part: 'whole', ...source }, ...contents };
}

function merged(...publications: Publication[]): Publication {
  return mergeContributions(publications.map((publication, arrival) => ({ publication, arrival })));
}

const title = (text: string, lang = 'zh') => ({ titles: [{ lang, text }] });

describe('contributions to one publication', () => {
  it('are the publication itself where there is one', () => {
    const only = said({}, title('电池'));
    expect(merged(only)).toBe(only);
  });

  it('of one format and part: the one exchanged last speaks, whatever arrived last', () => {
    const older = said({ exchanged: '2023-01-01' }, { ...title('旧'), abstracts: [{ lang: 'zh', text: '摘要' }] });
    const newer = said({ exchanged: '2023-02-01' }, title('新'));
    expect(merged(newer, older)).toEqual(newer);
    expect(merged(older, newer)).toEqual(newer);
  });

  it('of one format and part without dates: the one that arrived last speaks', () => {
    expect(merged(said({}, title('一')), said({}, title('二'))).titles).toEqual([{ lang: 'zh', text: '二' }]);
  });

  it('parts enrich a whole document and blank out nothing', () => {
    const whole = said({}, { publicationDate: '2023-01-01', ...title('电池'), applicants: [{ name: '甲公司' }] });
    const claims = said({ format: 'ops', part: 'claims' }, { claims: [{ lang: 'zh', claims: ['一种电池。'] }] });
    const abstract = said({ format: 'ops', part: 'abstract' }, { abstracts: [{ lang: 'en', text: 'A battery.' }] });
    const expected = { ...whole, ...{ claims: claims.claims, abstracts: abstract.abstracts } };
    expect(merged(whole, claims, abstract)).toEqual(expected);
    expect(merged(abstract, claims, whole)).toEqual(expected);
  });

  it('a newer part replaces the language it speaks of and leaves the other', () => {
    const whole = said(
      { exchanged: '2023-01-01' },
      {
        titles: [
          { lang: 'zh', text: '旧' },
          { lang: 'en', text: 'old' },
        ],
      },
    );
    const part = said({ format: 'ops', part: 'biblio', exchanged: '2024-01-01' }, title('新'));
    expect(merged(whole, part).titles).toEqual([
      { lang: 'zh', text: '新' },
      { lang: 'en', text: 'old' },
    ]);
  });

  it('gathers classes and legal events of all, and takes a family by its scheme', () => {
    const symbol = (symbol: string) => ({ scheme: 'ipc', symbol }) as const;
    const one = said(
      { exchanged: '2023-01-01' },
      {
        classifications: [symbol('H01M10/0525'), symbol('H01M4/36')],
        families: [
          { scheme: 'docdb', id: '1' },
          { scheme: 'inpadoc', id: '9' },
        ],
        legalEvents: [{ office: 'CN', code: 'PB01', date: '2022-01-01' }],
      },
    );
    const other = said(
      { format: 'ops', part: 'family', exchanged: '2024-01-01' },
      {
        classifications: [symbol('H01M10/0525'), symbol('G06F16/00')],
        families: [{ scheme: 'docdb', id: '2' }],
        legalEvents: [{ office: 'CN', code: 'GR01', date: '2024-01-01' }],
      },
    );
    const result = merged(one, other);
    expect(result.classifications?.map((each) => each.symbol)).toEqual(['H01M10/0525', 'G06F16/00', 'H01M4/36']);
    expect(result.families).toEqual([
      { scheme: 'docdb', id: '2' },
      { scheme: 'inpadoc', id: '9' },
    ]);
    expect(result.legalEvents?.map(({ code }) => code)).toEqual(['GR01', 'PB01']);
  });

  it('of two lists of legal events without dates of exchange: the one with the newest event speaks', () => {
    const events = (...dates: string[]) =>
      said({ part: 'legal' }, { legalEvents: dates.map((date) => ({ office: 'EP', code: 'PG25', date })) });
    const [older, newer] = [events('2014-06-07', '2013-01-01'), events('2014-06-07', '2022-09-27')];
    expect(merged(newer, older)).toEqual(newer);
    expect(merged(older, newer)).toEqual(newer);
  });

  it('take the date of an application from a source that names no number', () => {
    const number = said({ exchanged: '2024-01-01' }, { application: { country: 'CN', number: '201510123456.1' } });
    const date = said({ format: 'other' }, { application: { country: 'CN', date: '2015-03-20' } });
    const expected = { country: 'CN', number: '201510123456.1', date: '2015-03-20' };
    expect(merged(number, date).application).toEqual(expected);
  });

  it('come out the same in every order of arrival where dates and sources tell them apart', () => {
    const lang = fc.constantFrom('zh', 'en');
    const texts = fc.array(fc.record({ lang, text: fc.constantFrom('一', '二', '三') }), {
      minLength: 1,
      maxLength: 2,
    });
    const source = fc.record({
      format: fc.constantFrom('a', 'b', 'c'),
      part: fc.constantFrom('whole', 'biblio', 'claims'),
      exchanged: fc.constantFrom('2023-01-01', '2023-02-01', '2023-03-01'),
    });
    const one = fc
      .record({ source, titles: texts, abstracts: texts, withdrawn: fc.boolean() }, { requiredKeys: ['source'] })
      .map(({ source, withdrawn, ...contents }) =>
        said(source, { ...contents, ...(withdrawn ? { status: { state: 'withdrawn' } } : {}) }),
      );
    const different = fc.uniqueArray(one, {
      minLength: 1,
      maxLength: 6,
      selector: ({ source: { format, part, exchanged } }) => `${format} ${part} ${exchanged}`,
    });
    fc.assert(
      fc.property(
        different.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const { status: here, ...one } = merged(...all);
          const { status: there, ...other } = merged(...shuffled);
          expect(other).toEqual(one);
          expect(there?.state).toBe(here?.state);
        },
      ),
    );
  });
});

describe('a publication that is taken back', () => {
  const published = said({ exchanged: '2023-01-01' }, title('电池'));
  const deleted = said({ exchanged: '2023-06-01' }, { status: { state: 'withdrawn' } });

  it('keeps its contents and becomes withdrawn, in every order of arrival', () => {
    for (const order of [
      [published, deleted],
      [deleted, published],
    ]) {
      expect(merged(...order)).toEqual({ ...published, status: { state: 'withdrawn' } });
    }
  });

  it('is published again by a newer record', () => {
    const again = said({ exchanged: '2023-07-01' }, title('电池组'));
    expect(stateOf(merged(published, deleted, again))).toEqual({ state: 'published', replacedBy: null });
    expect(stateOf(merged(again, published, deleted)).state).toBe('published');
  });

  it('without dates: what arrived last holds', () => {
    const [contents, taken] = [said({}, title('电池')), said({}, { status: { state: 'withdrawn' } })];
    expect(stateOf(merged(contents, taken)).state).toBe('withdrawn');
    expect(stateOf(merged(contents, taken, said({}, title('电池组')))).state).toBe('published');
  });

  it('is not published again by a record of its claims', () => {
    const claims = said({ format: 'ops', part: 'claims', exchanged: '2024-01-01' });
    expect(stateOf(merged(published, deleted, claims)).state).toBe('withdrawn');
  });

  it('is withdrawn under its old key and names the new one when it was re-keyed', () => {
    const rekeyed = said({}, { status: { state: 'published', replacedBy: { ...id, kind: 'B' } } });
    expect(stateOf(merged(said({}, title('电池')), rekeyed))).toEqual({
      state: 'withdrawn',
      replacedBy: 'CN113914863B',
    });
    expect(stateOf(merged(rekeyed)).state).toBe('withdrawn');
  });

  it('can be known by its withdrawal alone', () => {
    expect(merged(deleted)).toEqual(deleted);
  });
});
