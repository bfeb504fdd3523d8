import { describe, expect, it } from 'vitest';
import { and, classPrefix, classUnder, coded, dated, near, not, numbered, or, phrase, text } from './build.ts';
import { FIELD_NAMES, FIELDS, fieldNamed } from './fields.ts';
import { parseQuery } from './parse.ts';
import type { DateBound, Query } from './tree.ts';

function read(written: string): Query {
  const result = parseQuery(written);
  if (!result.ok) throw new Error(`${written}: ${result.problem.en}`);
  return result.value;
}

function expectAll(rows: readonly (readonly [string, Query])[]): void {
  for (const [written, query] of rows) expect(read(written), written).toEqual(query);
}

const a = phrase('ta', 'alpha');
const b = phrase('ta', 'beta');
const c = phrase('ta', 'gamma');
const pattern = (written: string): Query => text('ta', { type: 'pattern', text: written });
const day = (date: string): DateBound => ({ type: 'day', date });
const now = (offset: number, unit: 'd' | 'w' | 'm' | 'y' = 'd'): DateBound => ({ type: 'now', offset, unit });

describe('terms and phrases', () => {
  it('stand in title or abstract, folded', () => {
    expectAll([
      ['锂离子电池', text('ta', { type: 'han', text: '锂离子电池' })],
      ['鋰離子電池', text('ta', { type: 'han', text: '锂离子电池' })],
      ['Batteries', text('ta', { type: 'word', text: 'battery' })],
      ['ＢＡＴＴＥＲＹ', text('ta', { type: 'word', text: 'battery' })],
      ['lithium-ion', text('ta', { type: 'word', text: 'lithium' }, { type: 'word', text: 'ion' })],
      ['1,3-butadiene', phrase('ta', '1 3 butadiene')],
      ['5G通信', text('ta', { type: 'word', text: '5g' }, { type: 'han', text: '通信' })],
    ]);
  });

  it('are words side by side in any quotation marks', () => {
    const solid = phrase('ta', 'solid electrolyte');
    expectAll([
      ['"solid electrolyte"', solid],
      ['“solid electrolytes”', solid],
      ['＂solid electrolyte＂', solid],
      ['「固体 电解质」', text('ta', { type: 'han', text: '固体' }, { type: 'han', text: '电解质' })],
      ['"固体，电解质"', text('ta', { type: 'han', text: '固体' }, { type: 'han', text: '电解质' })],
      ['"C++"', phrase('ta', 'c')],
      ['"solid electrolyt*"', text('ta', { type: 'word', text: 'solid' }, { type: 'pattern', text: 'electrolyt*' })],
    ]);
  });

  it('may look like operators or numbers in quotation marks, or where nothing else can be meant', () => {
    expectAll([
      ['"w/3" "near5" "不含"', and(phrase('ta', 'w 3'), phrase('ta', 'near5'), phrase('ta', '不含'))],
      ['N2 OR 5W', or(phrase('ta', 'n2'), phrase('ta', '5w'))],
      ['不含卤素', phrase('ta', '不含卤素')],
      ['"CN113914863A"', phrase('ta', 'CN113914863A')],
      ['de=CN113914863A', phrase('de', 'CN113914863A')],
      ['de=(alpha OR CN113914863A)', or(phrase('de', 'alpha'), phrase('de', 'CN113914863A'))],
      ['LiFePO4 CR2032 AB12345', and(phrase('ta', 'LiFePO4'), phrase('ta', 'CR2032'), phrase('ta', 'AB12345'))],
    ]);
  });

  it('may be another default field', () => {
    expect(parseQuery('battery', { defaultField: 'cl' })).toEqual({ ok: true, value: phrase('cl', 'battery') });
  });
});

describe('operators', () => {
  it('has AND by juxtaposition and in every spelling', () => {
    for (const written of [
      'alpha beta',
      'alpha AND beta',
      'alpha and beta',
      'alpha 与 beta',
      'alpha 與 beta',
      'alpha 且 beta',
      'alpha & beta',
      'alpha && beta',
      'alpha ＆ beta',
    ])
      expect(read(written), written).toEqual(and(a, b));
    expect(read('电池&隔膜')).toEqual(and(phrase('ta', '电池'), phrase('ta', '隔膜')));
  });

  it('has OR and NOT in every spelling', () => {
    for (const written of [
      'alpha OR beta',
      'alpha Or beta',
      'alpha 或 beta',
      'alpha | beta',
      'alpha||beta',
      'alpha｜beta',
    ])
      expect(read(written), written).toEqual(or(a, b));
    for (const written of [
      'alpha NOT beta',
      'alpha AND NOT beta',
      'alpha 非 beta',
      'alpha !beta',
      'alpha ！ beta',
      'alpha NOT NOT NOT beta',
    ])
      expect(read(written), written).toEqual(and(a, not(b)));
    expect(read('NOT beta')).toEqual(not(b));
    expect(read('NOT NOT beta')).toEqual(b);
  });

  it('takes a Chinese operator inside a term, and any operator in quotation marks, as text', () => {
    expectAll([
      ['非金属 与门', and(phrase('ta', '非金属'), phrase('ta', '与门'))],
      ['(alpha)或(beta)', or(a, b)],
      ['(alpha)OR(beta)', or(a, b)],
      ['NOT(alpha)', not(a)],
      ['电池(alpha)电池', and(phrase('ta', '电池'), a, phrase('ta', '电池'))],
      ['"and" "或"', and(phrase('ta', 'and'), phrase('ta', '或'))],
      ['and/or', phrase('ta', 'and or')],
    ]);
  });

  it('binds NOT before NEAR before AND before OR', () => {
    expectAll([
      ['alpha beta OR gamma', or(and(a, b), c)],
      ['alpha OR beta gamma', or(a, and(b, c))],
      ['alpha OR beta NOT gamma', or(a, and(b, not(c)))],
      ['NOT alpha beta', and(not(a), b)],
      ['alpha NEAR/2 beta gamma', and(near(a, b, 2), c)],
      ['alpha OR beta NEAR/2 gamma', or(a, near(b, c, 2))],
      ['(alpha OR beta) gamma', and(or(a, b), c)],
      ['（alpha OR beta） gamma', and(or(a, b), c)],
      ['((alpha (beta gamma)))', and(a, b, c)],
    ]);
  });

  it('has NEAR and ADJ between terms, phrases and OR groups', () => {
    expectAll([
      ['alpha NEAR/5 beta', near(a, b, 5)],
      ['alpha near/5 beta', near(a, b, 5)],
      ['alpha NEAR／５ beta', near(a, b, 5)],
      ['alpha ADJ/0 beta', near(a, b, 0, { ordered: true })],
      ['(alpha OR "beta gamma") NEAR/1000 gamma', near(or(a, phrase('ta', 'beta gamma')), c, 1000)],
      ['ti=(alpha NEAR/3 beta)', near(phrase('ti', 'alpha'), phrase('ti', 'beta'), 3)],
      ['ti=alpha NEAR/3 ti=beta', near(phrase('ti', 'alpha'), phrase('ti', 'beta'), 3)],
    ]);
  });
});

describe('truncation', () => {
  it('stands anywhere in a word', () => {
    expectAll([
      ['electro*', pattern('electro*')],
      ['Electro＊', pattern('electro*')],
      ['colo?r', pattern('colo?r')],
      ['*ion', pattern('*ion')],
      ['el*de', pattern('el*de')],
      ['electro**', pattern('electro*')],
      ['lithium-ion*', text('ta', { type: 'word', text: 'lithium' }, { type: 'pattern', text: 'ion*' })],
    ]);
  });
});

describe('fields', () => {
  it('are named in English and Chinese, with any sign', () => {
    const inTitle = phrase('ti', 'alpha');
    for (const written of ['ti=alpha', 'TI:alpha', 'ti = alpha', '名称=alpha', '名稱：alpha', 'ｔｉ＝alpha'])
      expect(read(written), written).toEqual(inTitle);
    expectAll([
      ['摘要=alpha', phrase('ab', 'alpha')],
      ['权利要求=alpha', phrase('cl', 'alpha')],
      ['说明书=alpha', phrase('de', 'alpha')],
      ['名称摘要=alpha', a],
      ['名称摘要权利要求=alpha', phrase('tac', 'alpha')],
      ['全文=alpha', phrase('ft', 'alpha')],
      ['申请人=alpha', phrase('pa', 'alpha')],
      ['发明人=alpha', phrase('in', 'alpha')],
    ]);
  });

  it('have the names of other platforms, those with parentheses too', () => {
    const publication = numbered({ field: 'pn', country: 'CN', number: '113914863', kind: 'A' });
    expectAll([
      ['权利要求书=alpha', phrase('cl', 'alpha')],
      ['标题=alpha', phrase('ti', 'alpha')],
      ['发明名称=alpha', phrase('ti', 'alpha')],
      ['專利名稱：alpha', phrase('ti', 'alpha')],
      ['专利权人=alpha', phrase('pa', 'alpha')],
      ['申请(专利权)人=alpha', phrase('pa', 'alpha')],
      ['beta 申请（专利权）人：(alpha)', and(b, phrase('pa', 'alpha'))],
      ['主分类号=H01M', classUnder('ipc', 'H01M')],
      ['IPC分类号=H01M', classUnder('ipc', 'H01M')],
      ['国家=CN', coded('cc', 'CN')],
      ['公开(公告)号=CN113914863A', publication],
      ['(公開（公告）號 : CN113914863A)', publication],
      ['公开(公告)日>=2023', dated('pd', day('2023-01-01'), undefined)],
      ['公开(公告)', and(phrase('ta', '公开'), phrase('ta', '公告'))],
    ]);
  });

  it('are listed with a Chinese and an English name, which lead to them', () => {
    expect(FIELD_NAMES.map(({ field }) => field)).toEqual(FIELDS);
    for (const { field, zh, en } of FIELD_NAMES) {
      expect(fieldNamed(zh), zh).toBe(field);
      expect(en).toMatch(/^[A-Za-z, ]+$/);
    }
  });

  it('apply to everything in their parentheses, and only there', () => {
    const [x, y] = [phrase('ti', 'alpha'), phrase('ti', 'beta')];
    expectAll([
      ['ti=(alpha OR beta) gamma', and(or(x, y), c)],
      ['ti=alpha beta', and(x, b)],
      ['ti=(alpha NOT (beta OR "alpha"))', and(x, not(or(y, x)))],
      ['(ti=alpha OR beta)', or(x, b)],
    ]);
  });
});

describe('dates', () => {
  it('are days, months, years, ranges and distances from today', () => {
    expectAll([
      ['pd=2023', dated('pd', day('2023-01-01'), day('2023-12-31'))],
      ['pd=2024-02', dated('pd', day('2024-02-01'), day('2024-02-29'))],
      ['pd=20231031', dated('pd', day('2023-10-31'), day('2023-10-31'))],
      ['公开日=2023年10月31日', dated('pd', day('2023-10-31'), day('2023-10-31'))],
      ['pd=2023-01-01..2023-12-31', dated('pd', day('2023-01-01'), day('2023-12-31'))],
      ['pd=2021..2023-06', dated('pd', day('2021-01-01'), day('2023-06-30'))],
      ['pd=..2023', dated('pd', undefined, day('2023-12-31'))],
      ['ad>=2023-01-01', dated('ad', day('2023-01-01'), undefined)],
      ['ad≥2023', dated('ad', day('2023-01-01'), undefined)],
      ['prd>2023', dated('prd', day('2024-01-01'), undefined)],
      ['prd<2023-03', dated('prd', undefined, day('2023-02-28'))],
      ['prd<=2023', dated('prd', undefined, day('2023-12-31'))],
      ['pd=now-30d..now', dated('pd', now(-30), now(0))],
      ['pd>=now-2W', dated('pd', now(-2, 'w'), undefined)],
      ['pd>now-2w', dated('pd', now(-13), undefined)],
      ['pd=now-1y..now-6m', dated('pd', now(-1, 'y'), now(-6, 'm'))],
      [
        'pd=(2021 OR 2023)',
        or(dated('pd', day('2021-01-01'), day('2021-12-31')), dated('pd', day('2023-01-01'), day('2023-12-31'))),
      ],
    ]);
  });
});

describe('classes', () => {
  it('are read in every written form', () => {
    expectAll([
      ['ipc=H01M', classUnder('ipc', 'H01M')],
      ['IPC=h01m10', classUnder('ipc', 'H01M10')],
      ['ipc=H01M10/00', classUnder('ipc', 'H01M10')],
      ['ipc=H01M10/0525', classUnder('ipc', 'H01M10/0525')],
      ['ipc="H01M 10/0525"', classUnder('ipc', 'H01M10/0525')],
      ['ipc=H01M0010052500', classUnder('ipc', 'H01M10/0525')],
      ['分类号="H01M 10/0525 (2010.01)"', classUnder('ipc', 'H01M10/0525')],
      ['ipc=H01M10/05*', classPrefix('ipc', 'H01M10/05')],
      ['cpc=Y02E60*', classPrefix('cpc', 'Y02E60')],
      ['ipc=(H01M10 OR H01G11)', or(classUnder('ipc', 'H01M10'), classUnder('ipc', 'H01G11'))],
      ['ipc=H01M AND 2023', and(classUnder('ipc', 'H01M'), phrase('ta', '2023'))],
    ]);
  });
});

describe('numbers', () => {
  it('are normalised', () => {
    const publication = numbered({ field: 'pn', country: 'CN', number: '113914863', kind: 'A' });
    const application = numbered({ field: 'an', country: 'CN', number: '201510123456.1' });
    expectAll([
      ['pn=CN113914863A', publication],
      ['pn="CN 113914863 A"', publication],
      ['公开号=cn113914863a', publication],
      ['pn=CN113914863', numbered({ field: 'pn', country: 'CN', number: '113914863' })],
      ['an=CN201510123456.1', application],
      ['an=2015101234561', application],
      ['an=CN201510123456', application],
      ['申请号="ZL 2015 1 0123456.1"', application],
      ['an=14/231597', numbered({ field: 'an', country: 'US', number: '14231597' })],
      ['an=CN2015*', numbered({ field: 'an', country: 'CN', number: '2015', prefix: true })],
      ['pr=US14/231597', numbered({ field: 'pr', country: 'US', number: '14231597' })],
      ['pn=XXset-0*', numbered({ field: 'pn', country: 'XX', number: 'SET-0', prefix: true })],
      ['pn=XXset-0001', numbered({ field: 'pn', country: 'XX', number: 'SET-0001' })],
    ]);
  });
});

describe('codes', () => {
  it('are put into canonical case, Chinese names into codes', () => {
    expectAll([
      ['cc=cn', coded('cc', 'CN')],
      ['国别=(CN OR US)', or(coded('cc', 'CN'), coded('cc', 'US'))],
      ['kd=b2', coded('kd', 'B2')],
      ['类型=实用新型', coded('ty', 'utility')],
      ['ty=Design', coded('ty', 'design')],
      ['ls=授权', coded('ls', 'granted')],
      ['法律状态=实質審查', coded('ls', 'examination')],
      ['ls=cf01', coded('ls', 'CF01')],
      ['ls=审中', or(coded('ls', 'published'), coded('ls', 'examination'))],
      ['fam=54321098', coded('fam', '54321098')],
      ['lang=ZH', coded('lang', 'zh')],
      ['语种=英文', coded('lang', 'en')],
    ]);
  });
});

describe('a standing profile', () => {
  const profile = (written: string): boolean => parseQuery(written, { purpose: 'profile' }).ok;

  it('says what it wants, not only what it does not', () => {
    for (const written of [
      'NOT alpha',
      'alpha OR NOT beta',
      'NOT alpha NOT beta',
      'NOT (alpha OR beta)',
      'NOT alpha OR NOT beta gamma',
    ])
      expect(profile(written), written).toBe(false);
    for (const written of [
      'alpha NOT beta',
      'NOT (NOT alpha OR beta)',
      'pd>=2020 NOT beta',
      '(alpha OR NOT beta) gamma',
    ])
      expect(profile(written), written).toBe(true);
    expect(parseQuery('NOT alpha').ok).toBe(true);
  });
});
