import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../engine/evaluator/index.ts';
import type { Publication } from '../../../engine/publication.ts';
import { parseQuery, printQuery } from '../../../engine/query/index.ts';
import { type ProfileDefinitionInput, profileDefinition } from '../../../shared/profiles.ts';
import { compileProfile, describeQuery } from './index.ts';

const context = { today: '2026-11-22' };

function compile(input: ProfileDefinitionInput) {
  const compiled = compileProfile(profileDefinition.parse(input));
  if (!compiled.ok) throw new Error(compiled.problem.en);
  return compiled.value.query;
}

function catches(input: ProfileDefinitionInput, publication: Publication): boolean {
  return evaluate(publication, compile(input), context) !== null;
}

function publication(contents: Partial<Publication>): Publication {
  return {
    id: { country: 'CN', number: '123456789', kind: 'A' },
    source: { format: 'jsonl', part: 'whole' },
    publicationDate: '2026-11-03',
    ...contents,
  };
}

const electrolyte = { name: '固态电解质', zh: ['固态电解质', '固体电解质'], en: ['solid electrolyte*'] };
const sulfide = { name: '硫化物', zh: ['硫化物'], en: ['sulfide'] };
const inChinese = publication({
  titles: [{ lang: 'zh', text: '一种硫化物固态电解质及其制备方法' }],
  applicants: [{ name: '示例新能源股份有限公司' }],
  classifications: [{ scheme: 'ipc', symbol: 'H01M10/0562' }],
});
const inEnglish = publication({
  id: { country: 'US', number: '20260100001', kind: 'A1' },
  titles: [{ lang: 'en', text: 'Sulfide solid electrolytes for batteries' }],
});

describe('the query of a profile', () => {
  it('wants every concept, in either language', () => {
    const definition = { concepts: [electrolyte, sulfide] };
    expect(catches(definition, inChinese)).toBe(true);
    expect(catches(definition, inEnglish)).toBe(true);
    expect(catches(definition, publication({ titles: [{ lang: 'zh', text: '固态电解质' }] }))).toBe(false);
  });

  it('looks for a concept where it says', () => {
    const inClaims = publication({
      titles: [{ lang: 'zh', text: '一种电池' }],
      claims: [{ lang: 'zh', claims: ['一种固体电解质。'] }],
    });
    expect(catches({ concepts: [electrolyte] }, inClaims)).toBe(false);
    expect(catches({ concepts: [{ ...electrolyte, fields: 'tac' }] }, inClaims)).toBe(true);
  });

  it('narrows the topic to any of the classes', () => {
    const definition = { concepts: [electrolyte], ipc: ['H01M 4', 'H01M10/05*'] };
    expect(catches(definition, inChinese)).toBe(true);
    expect(catches(definition, inEnglish)).toBe(false);
    expect(catches({ ipc: ['H01M'] }, inChinese)).toBe(true);
  });

  it('catches the watched applicants under all their names, whatever the topic', () => {
    const watched = { name: '某某公司', former: ['示例新能源股份'], group: [] };
    const other = { name: '离心泵', zh: ['离心泵'] };
    expect(catches({ concepts: [other], applicants: [watched] }, inChinese)).toBe(true);
    expect(catches({ concepts: [other], applicants: [watched] }, inEnglish)).toBe(false);
  });

  it('catches what the expert query finds beside the topic', () => {
    const definition = { concepts: [{ name: '泵', zh: ['离心泵'] }], query: 'sulfide ADJ/3 electrolyte' };
    expect(catches(definition, inEnglish)).toBe(true);
    expect(catches(definition, inChinese)).toBe(false);
  });

  it('restricts whatever was caught', () => {
    const by = (restriction: ProfileDefinitionInput) =>
      [inChinese, inEnglish].map((one) => catches({ concepts: [electrolyte], ...restriction }, one));
    expect(by({ countries: ['US', 'EP'] })).toEqual([false, true]);
    expect(by({ kinds: ['A'] })).toEqual([true, true]);
    expect(by({ kinds: ['A1'] })).toEqual([false, true]);
    expect(by({ types: ['utility'] })).toEqual([false, false]);
    expect(by({ published: { from: '2026-11-03' } })).toEqual([true, true]);
    expect(by({ published: { to: '2026-11-02' } })).toEqual([false, false]);
  });

  it('leaves out what an exclusion names, watched applicants included', () => {
    const watched = [{ name: '示例新能源股份有限公司' }];
    expect(catches({ applicants: watched }, inChinese)).toBe(true);
    expect(catches({ applicants: watched, exclusions: ['铅酸', '硫化物'] }, inChinese)).toBe(false);
  });

  it('prints canonically and reads back to the same tree', () => {
    const query = compile({
      concepts: [electrolyte, sulfide],
      ipc: ['H01M10/0562'],
      applicants: [{ name: 'Example "Power" Inc.' }],
      exclusions: ['lead acid'],
      legalStatus: ['lapsed'],
    });
    expect(parseQuery(printQuery(query))).toEqual({ ok: true, value: query });
    const { explanation } = describeQuery(query);
    expect(explanation.zh).toContain('固态电解质');
    expect(explanation.en).toContain('sulfide');
  });

  it('keeps operators and quotation marks in a term from being read', () => {
    const definition = { concepts: [{ name: 'x', en: ['salt AND "pepper" NOT (sugar)'] }] };
    const with_ = (text: string) => publication({ titles: [{ lang: 'en', text }] });
    expect(catches(definition, with_('Salt and pepper, not sugar'))).toBe(true);
    expect(catches(definition, with_('Salt and pepper'))).toBe(false);
    const cutOff = { concepts: [{ name: 'x', en: ['ti=elec*', '(pepper*)'], fields: 'ft' as const }] };
    expect(printQuery(compile(cutOff))).toBe('ft=("ti elec*" OR pepper*)');
    expect(catches(cutOff, with_('Electrolyte'))).toBe(false);
  });
});

describe('a definition that cannot be compiled', () => {
  const refusal = (input: ProfileDefinitionInput) => {
    const compiled = compileProfile(profileDefinition.parse(input));
    return compiled.ok ? undefined : compiled.problem;
  };

  it('asks for something', () => {
    expect(refusal({ countries: ['CN'], exclusions: ['泵'] })?.code).toBe('profile.empty');
  });

  it('names the part that is wrong', () => {
    const symbol = refusal({ concepts: [sulfide], ipc: ['H01M10/0562', 'Z99'] });
    expect(symbol?.zh).toContain('“ipc”中“Z99”');
    const term = refusal({ concepts: [{ name: '概念甲', zh: ['……'] }] });
    expect(term).toMatchObject({ code: 'profile.empty-term' });
    expect(term?.zh).toContain('概念甲');
    expect(refusal({ query: 'a AND (b' })?.zh).toContain('“query”');
    expect(refusal({ query: 'NOT a' })?.en).toContain('query');
    expect(refusal({ concepts: [sulfide], published: { from: '2026-02-01', to: '2026-01-01' } })?.code).toBe(
      'profile.dates-reversed',
    );
  });

  it('stays within the limits of the language as a whole', () => {
    const many = (from: number) => Array.from({ length: 500 }, (_, index) => `term${from + index}`);
    const concepts = [1, 2, 3, 4, 5].map((at) => ({ name: `c${at}`, en: many(at * 1000) }));
    expect(refusal({ concepts })?.en).toMatch(/2500|2,500/);
  });
});
