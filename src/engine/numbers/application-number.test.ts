import { describe, expect, test } from 'vitest';
import { cnCheckDigit, type NumberHints, parseApplicationNumber } from './index.ts';

function written(text: string, hints?: NumberHints): string {
  const read = parseApplicationNumber(text, hints);
  return read.ok
    ? `${read.value.country} ${read.value.number}${read.value.kind ? ` ${read.value.kind}` : ''}`
    : read.problem.code;
}

describe('Chinese application numbers', () => {
  test('the check digit is that of the worked example', () => {
    expect(cnCheckDigit('201810123456')).toBe('5');
    expect(cnCheckDigit('201010596747')).toBe('X');
    expect(() => cnCheckDigit('2018')).toThrow(RangeError);
  });

  test.each([
    ['CN201510123456.1', 'CN 201510123456.1'],
    ['201510123456.1', 'CN 201510123456.1'],
    ['2015101234561', 'CN 201510123456.1'],
    ['CN201510123456', 'CN 201510123456.1'],
    ['201510123456', 'CN 201510123456.1'],
    ['ZL 2015 1 0123456.1', 'CN 201510123456.1'],
    ['CN ZL201510123456', 'CN 201510123456.1'],
    ['专利号：ZL２０１５１０１２３４５６．１', 'CN 201510123456.1'],
    ['CN201010596747X', 'CN 201010596747.X'],
    ['cn201010596747.x', 'CN 201010596747.X'],
    ['CN03123456', 'CN 03123456.9'],
    ['CN 89103229.0', 'CN 89103229.0'],
    ['CN85100001', 'CN 85100001.0'],
    ['CN201080012345', 'CN 201080012345.9'],
  ])('%s', (text, canonical) => expect(written(text)).toBe(canonical));

  test('a wrong check digit is refused with the right one, in both languages', () => {
    const read = parseApplicationNumber('CN201510123456.7');
    expect(read).toMatchObject({ ok: false, problem: { code: 'numbers.cn-check-digit' } });
    if (read.ok) return;
    expect(read.problem.zh).toContain('201510123456.1');
    expect(read.problem.en).toContain('201510123456.1');
    expect(written('89103229.2')).toBe('numbers.cn-check-digit');
    expect(written('2015101234567')).toBe('numbers.cn-check-digit');
  });

  test('are refused with the part that cannot be', () => {
    expect(written('CN201540123456')).toBe('numbers.cn-application-parts');
    expect(written('CN200210123456')).toBe('numbers.cn-application-parts');
    expect(written('CN2015101234')).toBe('numbers.cn-application-shape');
    expect(written('CN113914863A')).toBe('numbers.publication-not-application');
    expect(written('CN1030001A')).toBe('numbers.publication-not-application');
  });
});

describe('United States application numbers', () => {
  test.each<[string, NumberHints, string]>([
    ['14/231597', {}, 'US 14231597'],
    ['US 14/231,597', {}, 'US 14231597'],
    ['9/413,215', { country: 'US' }, 'US 09413215'],
    ['09832323', { country: 'US' }, 'US 09832323'],
    ['29/116,510', {}, 'US 29116510'],
    ['201815919370', {}, 'US 15919370'],
    ['201815919370', { country: 'US', kind: 'A' }, 'US 15919370 A'],
    ['201361761070', { country: 'US', kind: 'P' }, 'US 61761070 P'],
    ['94268010', { country: 'US', kind: 'A' }, 'US 12942680 A'],
    ['2366704', { country: 'US', kind: 'A' }, 'US 11023667 A'],
    ['20685698', { country: 'US', kind: 'A', date: '1998-12-07' }, 'US 09206856 A'],
    ['11129405', { country: 'US', kind: 'A', date: '2005-05-13' }, 'US 11111294 A'],
    ['12942680', { country: 'US', date: '2010-11-09' }, 'US 12942680'],
    ['10830857', { country: 'US', kind: 'A1', date: '2004-04-23' }, 'US 10830857'],
    ['US20100942680', {}, 'US 12942680'],
    ['US20020396363P', {}, 'US 60396363 P'],
  ])('%s %o', (text, hints, canonical) => expect(written(text, hints)).toBe(canonical));

  test('are refused without a series that the office has', () => {
    expect(written('US 47/123,456')).toBe('numbers.us-application-shape');
    expect(written('US12')).toBe('numbers.us-application-shape');
  });
});

describe('international, European, Japanese and Korean application numbers', () => {
  test.each<[string, NumberHints, string]>([
    ['PCT/CN2015/071234', {}, 'WO CN2015071234 W'],
    ['PCT/CN2015/71234', {}, 'WO CN2015071234 W'],
    ['PCT/CH02/00573', { country: 'US' }, 'WO CH0200573 W'],
    ['PCT/CH2002/000573', {}, 'WO CH0200573 W'],
    ['2013050328', { country: 'US', kind: 'W' }, 'WO US2013050328 W'],
    ['WO2013US50328', {}, 'WO US2013050328 W'],
    ['WO2003US21714', {}, 'WO US0321714 W'],
    ['CN2015071234', { country: 'WO', kind: 'W' }, 'WO CN2015071234 W'],
    ['WOCN2015071234', {}, 'WO CN2015071234 W'],
    ['2015071234', { country: 'IB', kind: 'W' }, 'WO IB2015071234 W'],
    ['EP99203729', {}, 'EP 99203729'],
    ['99203729.8', { country: 'EP' }, 'EP 99203729'],
    ['EP19990203729', {}, 'EP 99203729'],
    ['2005505120', { country: 'JP', kind: 'A' }, 'JP 2005505120 A'],
    ['JP20050505120', {}, 'JP 2005505120'],
    ['特願2005-505120', {}, 'JP 2005505120'],
    ['特願平11-167215号', {}, 'JP 1999167215'],
    ['16721599', { country: 'JP', kind: 'A' }, 'JP 1999167215 A'],
    ['53/84696', { country: 'JP', date: '1978-07-10' }, 'JP 1978084696'],
    ['実願昭60-123', {}, 'JP 1985000123 U'],
    ['10-2015-0012345', {}, 'KR 20150012345'],
    ['KR 20-2015-0001234', {}, 'KR 20150001234 U'],
    ['KR20150012345', {}, 'KR 20150012345'],
  ])('%s %o', (text, hints, canonical) => expect(written(text, hints)).toBe(canonical));

  test('are refused when they are none', () => {
    expect(written('PCT/ZZ2015/071234')).toBe('numbers.pct-application-shape');
    expect(written('2015071234', { country: 'WO', kind: 'W' })).toBe('numbers.pct-application-shape');
    expect(written('EP123')).toBe('numbers.ep-application-shape');
    expect(written('JP')).toBe('numbers.office-missing');
    expect(written('KR123')).toBe('numbers.kr-application-shape');
  });
});

describe('application numbers of other offices', () => {
  test.each<[string, NumberHints, string]>([
    ['971605', { country: 'NO' }, 'NO 971605'],
    ['1974/01', { country: 'CH' }, 'CH 197401'],
    ['1010536', { country: 'NL', kind: 'A' }, 'NL 1010536 A'],
    ['DE 100 12 345.6', {}, 'DE 10012345'],
    ['GB0012345.6', {}, 'GB 0012345'],
    ['1234/DEL/2005', { country: 'IN' }, 'IN 1234DEL2005'],
    ['XX own-1', {}, 'XX OWN-1'],
  ])('%s %o', (text, hints, canonical) => expect(written(text, hints)).toBe(canonical));

  test('a number that several offices could have given wants its office', () => {
    for (const text of ['85100001', '123456', 'abc']) expect(written(text)).toBe('numbers.office-missing');
  });
});

test('every refusal says in both languages what was expected, with an example', () => {
  for (const text of [
    '',
    '1'.repeat(500),
    'CN1',
    'CN201540123456',
    'CN201510123456.7',
    'US1',
    'EP1',
    'PCT/X',
    'JP1-',
    'KR1',
    'DE-',
    '12',
  ]) {
    const read = parseApplicationNumber(text);
    if (read.ok) throw new Error(`${text} was accepted`);
    expect(read.problem.zh).toMatch(/例如|即/);
    expect(read.problem.en).toMatch(/such as|that is|expected is one/);
    expect(read.problem.zh + read.problem.en).not.toMatch(/undefined|NaN/);
  }
});
