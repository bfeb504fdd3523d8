import { describe, expect, test } from 'vitest';
import { publicationKey } from '../publication.ts';
import { type NumberHints, parsePublicationNumber } from './index.ts';

function key(text: string, hints?: NumberHints): string {
  const read = parsePublicationNumber(text, hints);
  return read.ok ? publicationKey(read.value) : read.problem.code;
}

describe('Chinese publication numbers', () => {
  test.each([
    ['CN113914863A', 'CN113914863A'],
    ['ＣＮ １１３９１４８６３ Ａ', 'CN113914863A'],
    ['cn-113914863-a', 'CN113914863A'],
    ['公开（公告）号：CN 113914863 A。', 'CN113914863A'],
    ['113914863', 'CN113914863'],
    ['113914863A。', 'CN113914863A'],
    ['CN85100001B', 'CN85100001B'],
    ['CN1030001A', 'CN1030001A'],
    ['CN1020584C', 'CN1020584C'],
    ['CN2131635Y', 'CN2131635Y'],
    ['CN3021827D', 'CN3021827D'],
    ['CN 101234567 B8', 'CN101234567B8'],
    ['CN201234567U9', 'CN201234567U9'],
    ['CN301234567S', 'CN301234567S'],
    ['CN100378905C2', 'CN100378905C2'],
  ])('%s', (written, canonical) => expect(key(written)).toBe(canonical));

  test('take the kind from the hints where the text has none', () => {
    expect(key('113914863', { country: 'cn', kind: 'a' })).toBe('CN113914863A');
    expect(key('CN113914863B', { kind: 'A' })).toBe('CN113914863B');
    expect(key('CN113914863', { kind: '00' })).toBe('CN113914863');
  });

  test('are refused when kind and right disagree, or the digits are too few', () => {
    expect(key('CN113914863U')).toBe('numbers.cn-kind');
    expect(key('CN301234567A')).toBe('numbers.cn-kind');
    expect(key('CN11391486A')).toBe('numbers.cn-publication-shape');
    expect(key('CN413914863A')).toBe('numbers.cn-publication-shape');
  });

  test('are told from application numbers', () => {
    for (const written of [
      'ZL201510123456.1',
      'CN201010596747X',
      '2015101234561',
      'CN 89103229.0',
      '专利号：ZL 2015 1 0123456.1',
    ]) {
      expect(key(written)).toBe('numbers.application-not-publication');
    }
  });
});

describe('United States publication numbers', () => {
  test.each([
    ['US-6103599-A', 'US6103599A'],
    ['US08926509B2', 'US8926509B2'],
    ['US 10,465,445 B2', 'US10465445B2'],
    ['US20060142694A1', 'US20060142694A1'],
    ['US2006142694A1', 'US20060142694A1'],
    ['US 2006/0142694 A1', 'US20060142694A1'],
    ['USD0435854S1', 'USD435854S1'],
    ['USRE039123E1', 'USRE39123E1'],
    ['USPP012345P2', 'USPP12345P2'],
    ['USH0002123H1', 'USH2123H1'],
    ['UST958006I4', 'UST958006I4'],
    ['2006/0142694', 'US20060142694'],
    ['D435,854 S', 'USD435854S'],
  ])('%s', (written, canonical) => expect(key(written)).toBe(canonical));

  test('get the prefix of their series from the kind', () => {
    expect(key('435854', { country: 'US', kind: 'S1' })).toBe('USD435854S1');
    expect(key('39123', { country: 'US', kind: 'E' })).toBe('USRE39123E');
    expect(key('D. 298251', { country: 'US' })).toBe('USD298251');
  });

  test('are refused when they have too many digits', () => {
    expect(key('US123456789')).toBe('numbers.us-publication-shape');
    expect(key('US18060142694')).toBe('numbers.us-publication-shape');
  });
});

describe('publication numbers of the EPO and WIPO', () => {
  test.each([
    ['EP1000000A1', 'EP1000000A1'],
    ['EP 0 906 947 A1', 'EP0906947A1'],
    ['EP680812', 'EP0680812'],
    ['EP 2456950 (A2)', 'EP2456950A2'],
    ['WO 2020/086066', 'WO2020086066'],
    ['2020/086066 A1', 'WO2020086066A1'],
    ['WO/2006/001333', 'WO2006001333'],
    ['WO99/01234', 'WO9901234'],
    ['WO1999001234A1', 'WO9901234A1'],
    ['WO 02/25773', 'WO0225773'],
    ['WO 02/64032', 'WO02064032'],
    ['WO2002064032A2', 'WO02064032A2'],
    ['WO 03/015838', 'WO03015838'],
    ['WO 2004/002301', 'WO2004002301'],
    ['WO2009085664A2', 'WO2009085664A2'],
  ])('%s', (written, canonical) => expect(key(written)).toBe(canonical));

  test('an international application is no publication', () => {
    expect(key('PCT/CN2015/071234')).toBe('numbers.application-not-publication');
    expect(key('WO 1/2')).toBe('numbers.wo-publication-shape');
    expect(key('EP12345678')).toBe('numbers.ep-publication-shape');
  });
});

describe('Japanese and Korean publication numbers', () => {
  test.each([
    ['JP2005533465A', 'JP2005533465A'],
    ['特開2005-533465号公報', 'JP2005533465A'],
    ['特开2007-88222', 'JP2007088222A'],
    ['特表2005-533465', 'JP2005533465A'],
    ['特開平11-167215', 'JPH11167215A'],
    ['JP 特開昭59-227号', 'JPS59227A'],
    ['JPH0512345A', 'JPH0512345A'],
    ['JP H05-012345 A', 'JPH0512345A'],
    ['JP 11-167215 A', 'JPH11167215A'],
    ['JP 59-12345 A', 'JPS5912345A'],
    ['JPS641234A', 'JPS641234A'],
    ['JPH011234A', 'JPH011234A'],
    ['特許第6123456号', 'JP6123456'],
    ['JP6123456B2', 'JP6123456B2'],
    ['実用新案登録第3123456号', 'JP3123456U'],
    ['意匠登録第1234567号', 'JP1234567S'],
    ['再表2005/012345', 'JPWO2005012345A1'],
    ['JPWO2005012345A1', 'JPWO2005012345A1'],
    ['10-2004-0032451', 'KR20040032451A'],
    ['KR 20-2015-0001234', 'KR20150001234U'],
    ['KR20050116274A', 'KR20050116274A'],
    ['KR1020050116274', 'KR20050116274A'],
    ['KR 10-1234567 B1', 'KR101234567B1'],
    ['KR960001234B1', 'KR960001234B1'],
  ])('%s', (written, canonical) => expect(key(written)).toBe(canonical));

  test('the date decides the era that the text leaves out', () => {
    expect(key('11-1234', { country: 'JP', date: '1999-06-22' })).toBe('JPH111234');
    expect(key('31-1234', { country: 'JP', date: '1956-06-22' })).toBe('JPS311234');
  });

  test('are refused when no office could have written them', () => {
    expect(key('特開平')).toBe('numbers.jp-publication-shape');
    expect(key('JP12345678901')).toBe('numbers.jp-publication-shape');
    expect(key('KR1')).toBe('numbers.kr-publication-shape');
    expect(key('开发7654321号')).toBe('numbers.office-missing');
  });
});

describe('publication numbers of other offices', () => {
  test.each([
    ['DE69905327D1', 'DE69905327D1'],
    ['NL1010536C', 'NL1010536C'],
    ['AT232441', 'AT232441'],
    ['GB 2 420 628 A', 'GB2420628A'],
    ['TWI456789B', 'TWI456789B'],
    ['BRPI0512345', 'BRPI0512345'],
    ['ITMI20051234A1', 'ITMI20051234A1'],
    ['XXkpp-test-0000', 'XXKPP-TEST-0000'],
  ])('%s', (written, canonical) => expect(key(written)).toBe(canonical));

  test('keep letters that only look like an office’s code', () => {
    expect(key('MU8502345', { country: 'BR' })).toBe('BRMU8502345');
    expect(key('TO20051234', { country: 'IT' })).toBe('ITTO20051234');
    expect(key('US6103599A', { country: 'CN' })).toBe('US6103599A');
  });

  test('a number that several offices could have given wants its office', () => {
    for (const written of ['7654321', '85100001', 'abc', 'RE39123x'])
      expect(key(written)).toBe('numbers.office-missing');
    expect(key('DE-')).toBe('numbers.number-shape');
  });

  test('what is no number at first sight is refused with its reason', () => {
    expect(key(' ')).toBe('numbers.empty');
    expect(key('1'.repeat(200))).toBe('numbers.too-long');
  });
});

test('every refusal says in both languages what was expected, with an example', () => {
  const refused = [
    '',
    '1'.repeat(500),
    'CN1',
    'CN113914863U',
    'ZL201510123456.1',
    'US0',
    'EPx1',
    'WO1',
    'JP-',
    'KR1',
    'DE-',
    '12',
  ];
  for (const written of refused) {
    const read = parsePublicationNumber(written);
    if (read.ok) throw new Error(`${written} was accepted`);
    expect(read.problem.zh).toMatch(/\p{Script=Han}.*(例如|应为|例)/u);
    expect(read.problem.zh + read.problem.en).not.toMatch(/undefined|NaN/);
    expect(read.problem.en).toMatch(/such as|one of|kinds are|without/);
    expect(read.problem.zh.length + read.problem.en.length).toBeLessThan(700);
  }
});
