import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PublicationId, publicationKey } from '../publication.ts';
import {
  type ApplicationNumber,
  cnCheckDigit,
  formatApplicationNumber,
  formatPublicationNumber,
  OFFICE_CODES,
  officeName,
  parseApplicationNumber,
  parsePublicationNumber,
} from './index.ts';

describe('numbers for people', () => {
  test.each([
    ['CN', '113914863', 'A', 'CN 113914863 A'],
    ['US', '20060142694', 'A1', 'US 2006/0142694 A1'],
    ['US', '10465445', 'B2', 'US 10,465,445 B2'],
    ['US', 'D435854', 'S', 'US D435,854 S'],
    ['WO', '2020086066', 'A1', 'WO 2020/086066 A1'],
    ['WO', '9901234', '', 'WO 99/01234'],
    ['WO', '02064032', 'A2', 'WO 02/064032 A2'],
    ['JP', 'H11167215', 'A', 'JP H11-167215 A'],
    ['JP', '2005533465', 'A', 'JP 2005-533465 A'],
    ['KR', '20050116274', 'A', 'KR 10-2005-0116274 A'],
    ['KR', '101234567', 'B1', 'KR 10-1234567 B1'],
    ['EP', '1000000', 'A1', 'EP 1000000 A1'],
  ])('%s%s%s', (country, number, kind, printed) => {
    expect(formatPublicationNumber({ country, number, kind })).toBe(printed);
  });

  test.each<[ApplicationNumber, string]>([
    [{ country: 'CN', number: '201510123456.1' }, 'CN201510123456.1'],
    [{ country: 'US', number: '09413215' }, 'US 09/413,215'],
    [{ country: 'WO', number: 'CN2015071234', kind: 'W' }, 'PCT/CN2015/071234'],
    [{ country: 'WO', number: 'CH0200573', kind: 'W' }, 'PCT/CH02/00573'],
    [{ country: 'JP', number: '1999167215' }, 'JP 1999-167215'],
    [{ country: 'KR', number: '20150012345', kind: 'A' }, 'KR 10-2015-0012345'],
    [{ country: 'DE', number: '10012345' }, 'DE 10012345'],
  ])('%o', (application, printed) => expect(formatApplicationNumber(application)).toBe(printed));
});

const digits = (length: number, first = '123456789') =>
  fc
    .tuple(fc.constantFrom(...first), fc.stringMatching(new RegExp(`^\\d{${length - 1}}$`)))
    .map((parts) => parts.join(''));
const year = (min: number, max: number) => fc.integer({ min, max }).map(String);
const yearOfTwo = (min: number, max: number) => fc.integer({ min, max }).map((n) => String(n).padStart(2, '0'));
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(''));
const fixed = (...values: string[]) => fc.constantFrom(...values);

function ids(country: string, number: fc.Arbitrary<string>, ...kinds: string[]): fc.Arbitrary<PublicationId> {
  return fc.record({ country: fc.constant(country), number, kind: fixed(...kinds) });
}

const chinesePublications = fc.oneof(
  ids('CN', fc.oneof(digits(7, '1'), digits(9, '1')), 'A', 'A8', 'A9', 'B', 'B8', 'B9', 'C', 'C1', ''),
  ids('CN', fc.oneof(digits(7, '2'), digits(9, '2')), 'U', 'U8', 'U9', 'Y', 'Y1', ''),
  ids('CN', fc.oneof(digits(7, '3'), digits(9, '3')), 'S', 'S8', 'D', ''),
  ids('CN', joined(yearOfTwo(85, 88), fixed('1'), digits(5)), 'A', 'B', ''),
);

const publications = fc.oneof(
  chinesePublications,
  ids('US', joined(year(2001, 2099), fc.stringMatching(/^\d{7}$/)), 'A1', 'A2', 'A9', 'P1', ''),
  ids('US', fc.integer({ min: 1, max: 99_999_999 }).map(String), 'A', 'B1', 'B2', 'C1', ''),
  ids(
    'US',
    joined(fixed('D', 'RE', 'PP', 'H', 'T'), fc.integer({ min: 1, max: 999_999 }).map(String)),
    'S',
    'S1',
    'E1',
    'P2',
    '',
  ),
  ids(
    'EP',
    fc.integer({ min: 1, max: 9_999_999 }).map((n) => String(n).padStart(7, '0')),
    'A1',
    'A3',
    'B1',
    'B9',
    '',
  ),
  ids('WO', joined(year(2004, 2099), digits(6)), 'A1', 'A2', 'A3', ''),
  ids('WO', joined(fixed('78', '89', '99', '00', '01'), digits(5)), 'A1', ''),
  ids('WO', joined(fixed('03'), digits(6)), 'A1', ''),
  ids('JP', joined(year(2000, 2099), digits(6)), 'A', 'U', ''),
  ids(
    'JP',
    joined(fixed('S46', 'S64', 'H01', 'H11'), fc.integer({ min: 1, max: 999_999 }).map(String)),
    'A',
    'U',
    'B2',
    'Y2',
  ),
  ids('JP', digits(7), 'B1', 'B2', 'U', 'S', ''),
  ids('JP', joined(fixed('WO2005', 'WO2019'), digits(6)), 'A1'),
  ids('KR', joined(year(1983, 2099), fc.stringMatching(/^\d{7}$/)), 'A', 'U'),
  ids('KR', joined(fixed('10', '20', '30'), digits(7)), 'B1', 'Y1', 'S', ''),
  ids('DE', digits(8), 'A1', 'B4', 'C2', 'D1', 'T2', 'U1', ''),
  ids('TW', joined(fixed('I', 'M', 'D'), digits(6)), 'B', 'U', 'S'),
);

test('a publication number parsed, printed in either way and parsed again is the same', () => {
  fc.assert(
    fc.property(publications, (id) => {
      expect(parsePublicationNumber(publicationKey(id))).toEqual({ ok: true, value: id });
      expect(parsePublicationNumber(formatPublicationNumber(id))).toEqual({ ok: true, value: id });
      expect(parsePublicationNumber(id.number, { country: id.country, kind: id.kind })).toEqual({
        ok: true,
        value: id,
      });
      expect(parsePublicationNumber(` ${publicationKey(id).toLowerCase()} `)).toEqual({ ok: true, value: id });
    }),
    { numRuns: 2000 },
  );
});

const chineseApplications = fc
  .oneof(
    joined(year(2003, 2099), fixed('1', '2', '3', '8', '9'), fc.stringMatching(/^\d{7}$/)),
    joined(fixed('85', '93', '99', '00', '03'), fixed('1', '2', '3', '8', '9'), fc.stringMatching(/^\d{5}$/)),
  )
  .map((number): ApplicationNumber => ({ country: 'CN', number: `${number}.${cnCheckDigit(number)}` }));

const applications = fc.oneof<fc.Arbitrary<ApplicationNumber>[]>(
  chineseApplications,
  joined(fixed('02', '09', '10', '14', '18', '29', '60', '63', '90'), fc.stringMatching(/^\d{6}$/)).map((number) => ({
    country: 'US',
    number,
  })),
  joined(yearOfTwo(78, 99), digits(6)).map((number) => ({ country: 'EP', number })),
  joined(fixed('CN', 'US', 'IB', 'EP'), year(2004, 2099), digits(6)).map((number) => ({
    country: 'WO',
    number,
    kind: 'W',
  })),
  joined(fixed('CN', 'US', 'JP'), fixed('85', '99', '03'), digits(5)).map((number) => ({
    country: 'WO',
    number,
    kind: 'W',
  })),
  joined(year(1950, 2099), digits(6)).map((number) => ({ country: 'JP', number })),
  joined(year(1950, 2099), fc.stringMatching(/^\d{7}$/)).map((number) => ({ country: 'KR', number })),
  digits(8).map((number) => ({ country: 'DE', number })),
);

test('an application number parsed, printed in either way and parsed again is the same', () => {
  fc.assert(
    fc.property(applications, (application) => {
      const same = { ok: true, value: application };
      expect(parseApplicationNumber(formatApplicationNumber(application))).toEqual(same);
      expect(parseApplicationNumber(application.country + application.number)).toEqual(same);
    }),
    { numRuns: 2000 },
  );
});

test('the check digit is found however the number is written, and one wrong digit before or in it is noticed', () => {
  const change = fc.tuple(chineseApplications, fc.nat(), fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(change, ([{ number }, place, by]) => {
      const bare = number.replace('.', '');
      for (const form of [number, bare, bare.slice(0, -1), `ZL ${number.toLowerCase()}`, `CN${bare.toLowerCase()}`]) {
        expect(parseApplicationNumber(form, { country: 'CN' })).toEqual({ ok: true, value: { country: 'CN', number } });
      }
      const at = place % (bare.length - 1);
      const wrong = `${bare.slice(0, at)}${(Number(bare[at]) + by) % 10}${bare.slice(at + 1)}`;
      expect(parseApplicationNumber(`CN${wrong}`).ok).toBe(false);
    }),
  );
});

test('no text makes the readers fail in any other way than by a refusal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      for (const read of [parsePublicationNumber(text), parseApplicationNumber(text)]) {
        if (!read.ok) expect(read.problem.code).toMatch(/^numbers\./);
      }
    }),
  );
});

test('every office has both names', () => {
  for (const code of OFFICE_CODES) {
    expect(code).toMatch(/^[A-Z]{2}$/);
    expect(officeName(code, 'zh')).toMatch(/\p{Script=Han}/u);
    expect(officeName(code, 'en')).toMatch(/^[A-Z]/);
  }
  expect(officeName('QQ', 'zh')).toBeUndefined();
});
