import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ClassLevels,
  classCovers,
  formatSt8,
  parseClassPrefix,
  parseClassSymbol,
  parseColumnSymbol,
  parseSt8,
} from './index.ts';

function symbol(text: string, parse = parseClassSymbol): string {
  const read = parse(text);
  return read.ok ? read.value : read.problem.code;
}

describe('symbols', () => {
  test.each([
    ['H01M 10/0525', 'H01M10/0525'],
    ['H01M10/0525', 'H01M10/0525'],
    ['h01m 10 / 0525', 'H01M10/0525'],
    ['Ｈ０１Ｍ　１０／０５２５', 'H01M10/0525'],
    ['H01M0010052500', 'H01M10/0525'],
    ['A01B0001000000', 'A01B1/00'],
    ['A61K0031100000', 'A61K31/10'],
    ['G06F015/00', 'G06F15/00'],
    ['A61B005/00', 'A61B5/00'],
    ['H01M-010/0525', 'H01M10/0525'],
    ['C12N 15:00', 'C12N15/00'],
    ['G06F 1516', 'G06F15/16'],
    ['H04M 1100', 'H04M11/00'],
    ['B60R  900', 'B60R9/00'],
    ['G06F  728', 'G06F7/28'],
    ['A61M  31/    00            A I                    ', 'A61M31/00'],
    ['H01M  10/0525      20100101AFI20100101BHEP', 'H01M10/0525'],
    ['H01M 10/0525 (2010.01)', 'H01M10/0525'],
    ['H01M10/0525(2010.01)I', 'H01M10/0525'],
    ['H01M 10/40 (7)', 'H01M10/40'],
    ['Int. Cl.7 H01M 10/40', 'H01M10/40'],
    ['H01M2004/021', 'H01M2004/021'],
    ['Y10S438/977', 'Y10S438/977'],
    ['H01L21/30604', 'H01L21/30604'],
    ['E01D 101/00', 'E01D101/00'],
  ])('%s', (text, canonical) => expect(symbol(text)).toBe(canonical));

  test.each(['H', 'H01', 'H01M', 'H01M10', 'H01M2004', 'Y02', 'D07'])('%s stands alone', (text) => {
    expect(symbol(text)).toBe(text);
    expect(symbol(` ${text.toLowerCase()} `)).toBe(text);
  });

  test.each(['1402', '14-02', '14 - 02', 'LOC (10) 14-02', 'D14480', 'D14/480', 'D14'])(
    '%s is a class of designs',
    (text) => {
      expect(symbol(text)).toBe('numbers.design-class');
    },
  );

  test.each([
    'I01M',
    'H1M',
    'H01M10/',
    'H01M10/0',
    'H01M10/0525123',
    'H01M0/00',
    'H01M100525',
    'H01M10/0525; H01M4/13',
    '锂电池',
    'H01M10/0525 XYZ',
  ])('%s is refused with an example', (text) => {
    const read = parseClassSymbol(text);
    expect(read).toMatchObject({ ok: false, problem: { code: 'numbers.class-symbol' } });
    if (read.ok) return;
    expect(read.problem.zh).toContain('H01M10/0525');
    expect(read.problem.en).toContain('such as H, H01');
  });

  test('the fixed columns of old files need no proof of blanks or zeros', () => {
    expect(symbol('C08L10100', parseColumnSymbol)).toBe('C08L101/00');
    expect(symbol('G06F  728', parseColumnSymbol)).toBe('G06F7/28');
    expect(symbol('1402', parseColumnSymbol)).toBe('numbers.design-class');
  });
});

describe('beginnings of symbols', () => {
  test.each([
    ['H', 'H'],
    ['H0', 'H0'],
    ['h01m 1', 'H01M1'],
    ['H01M 010/', 'H01M10/'],
    ['H01M10/0', 'H01M10/0'],
    ['H01M 10/05', 'H01M10/05'],
  ])('%s', (text, canonical) => expect(symbol(text, parseClassPrefix)).toBe(canonical));

  test('are refused when no symbol begins so', () => {
    for (const text of ['', 'X', 'H01M/', '10/05', 'H01M10/0525123']) expect(parseClassPrefix(text).ok).toBe(false);
  });
});

describe('what a class covers', () => {
  test('everything under a section, class, subclass or main group', () => {
    for (const ancestor of ['H', 'H01', 'H01M', 'H01M10', 'H01M10/00', 'H01M10/0525']) {
      expect(classCovers(ancestor, 'H01M10/0525')).toBe(true);
    }
    expect(classCovers('H01M10', 'H01M10/00')).toBe(true);
  });

  test('nothing beside it or above it', () => {
    expect(classCovers('H01M1', 'H01M10/0525')).toBe(false);
    expect(classCovers('H01M10', 'H01M100/05')).toBe(false);
    expect(classCovers('H01M10/05', 'H01M10/0525')).toBe(false);
    expect(classCovers('H01M10', 'H01M')).toBe(false);
    expect(classCovers('H01M10/0525', 'H01M10/00')).toBe(false);
  });

  test('what stands below a subgroup where the levels are loaded', () => {
    const dots = new Map([['H01M10/0525', ['H01M10/052', 'H01M10/05', 'H01M10/04']]]);
    const levels: ClassLevels = { isBelow: (one, ancestor) => dots.get(one)?.includes(ancestor) };
    expect(classCovers('H01M10/05', 'H01M10/0525', levels)).toBe(true);
    expect(classCovers('H01M10/06', 'H01M10/0525', levels)).toBe(false);
    expect(classCovers('H01M10/05', 'H01M10/9999', levels)).toBe(false);
  });
});

describe('ST.8 fields', () => {
  test('are read by position', () => {
    expect(parseSt8('H01M  10/0525      20100101AFI20100101BHEP   ')).toEqual({
      ok: true,
      value: {
        scheme: 'ipc',
        symbol: 'H01M10/0525',
        version: '2010-01-01',
        level: 'advanced',
        position: 'first',
        value: 'inventive',
      },
    });
    expect(parseSt8('A61M  31/    00            A I                    ')).toEqual({
      ok: true,
      value: { scheme: 'ipc', symbol: 'A61M31/00', level: 'advanced', value: 'inventive' },
    });
    expect(parseSt8('H01M               20060101S')).toMatchObject({
      ok: true,
      value: { symbol: 'H01M', level: 'subclass' },
    });
  });

  test('are refused when the positions are wrong', () => {
    for (const field of [
      'H01M10/0525',
      'G06F 1516',
      '',
      'H01M  10/0525      2010AFI',
      `H01M  10/0525${' '.repeat(40)}`,
      'D14   80/00',
    ]) {
      expect(parseSt8(field)).toMatchObject({ ok: false, problem: { code: 'numbers.st8-field' } });
    }
  });
});

const section = fc.constantFrom(...'ABCEFGHY');
const twoDigits = fc.integer({ min: 1, max: 99 }).map((n) => String(n).padStart(2, '0'));
const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const groupNumber = fc.oneof(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 2000, max: 2999 }));
/** A subgroup is read like decimals: beyond two digits it does not end in nought. */
const subgroupNumber = fc.stringMatching(/^(\d\d|\d\d\d{0,3}[1-9])$/);

const completeSymbol = fc
  .tuple(section, twoDigits, letter, groupNumber, subgroupNumber)
  .map(([s, c, l, group, subgroup]) => ({
    subclass: s + c + l,
    group,
    subgroup,
    canonical: `${s}${c}${l}${group}/${subgroup}`,
  }));

test('every written form of a symbol is read to the same canonical one, which reads to itself', () => {
  fc.assert(
    fc.property(completeSymbol, ({ subclass, group, subgroup, canonical }) => {
      const forms = [
        canonical,
        canonical.toLowerCase(),
        `${subclass} ${group}/${subgroup}`,
        `${subclass}${String(group).padStart(3, '0')}/${subgroup}`,
        `${subclass}${String(group).padStart(4, '0')}${subgroup.padEnd(6, '0')}`,
        `${subclass}${String(group).padStart(4)}/${subgroup.padStart(6)}            A I`,
        `${subclass} ${group}/${subgroup} (2006.01)`,
        [...canonical].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join(''),
      ];
      for (const form of forms) expect(symbol(form)).toBe(canonical);
      if (group < 1000)
        expect(symbol(`${subclass}${String(group).padStart(3)}${subgroup}`, parseColumnSymbol)).toBe(canonical);
    }),
  );
});

test('a classification written to ST.8 reads back the same', () => {
  const optional = <T>(values: readonly T[]) => fc.constantFrom(...values, undefined);
  const classification = fc.record({
    symbol: fc.oneof(
      completeSymbol.map(({ canonical }) => canonical),
      completeSymbol.map(({ subclass }) => subclass),
    ),
    version: optional(['2006-01-01', '2023-01-01']),
    level: optional(['advanced', 'core', 'subclass'] as const),
    position: optional(['first', 'later'] as const),
    value: optional(['inventive', 'additional'] as const),
  });
  fc.assert(
    fc.property(classification, ({ symbol: text, version, level, position, value }) => {
      const original = {
        scheme: 'ipc' as const,
        symbol: text,
        ...(version ? { version } : {}),
        ...(level ? { level } : {}),
        ...(position ? { position } : {}),
        ...(value ? { value } : {}),
      };
      const field = formatSt8(original);
      expect(field).toHaveLength(50);
      expect(parseSt8(field)).toEqual({ ok: true, value: original });
    }),
  );
});

test('a prefix of a canonical symbol is a beginning of it, and covering is never narrower than beginning with a level', () => {
  fc.assert(
    fc.property(completeSymbol, fc.nat(), ({ canonical, subclass, group }, cut) => {
      const beginning = canonical.slice(0, 1 + (cut % canonical.length));
      expect(symbol(beginning, parseClassPrefix)).toBe(beginning);
      for (const ancestor of [subclass.slice(0, 1), subclass.slice(0, 3), subclass, subclass + group, canonical]) {
        expect(classCovers(ancestor, canonical)).toBe(true);
      }
    }),
  );
});

test('no text makes the readers fail in any other way than by a refusal', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.stringMatching(/^[A-Z0-9 /().*-]{0,20}$/));
  fc.assert(
    fc.property(text, (written) => {
      for (const read of [parseClassSymbol, parseClassPrefix, parseColumnSymbol, parseSt8]) {
        const outcome = read(written);
        if (!outcome.ok) expect(outcome.problem.code).toMatch(/^numbers\./);
      }
    }),
  );
});
