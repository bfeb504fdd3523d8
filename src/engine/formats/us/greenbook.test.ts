import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '../../../../test/support/read-text.ts';
import { hasSharedData, sharedData } from '../../../../test/support/shared-data.ts';
import type { Publication } from '../../publication.ts';
import { greenbook } from './greenbook.ts';

const only = async (text: string): Promise<Publication> => {
  const { publications, problems } = await readText(greenbook, text);
  expect(problems).toEqual([]);
  expect(publications).toHaveLength(1);
  return publications[0]!;
};

// Fictional.
const made = `PATN
WKU  049000011
SRC  7
APN  1234563
APT  1
APD  19880704
TTL  Cell of .alpha.-FeOOH and H.sub.2 O at 25.degree. C. .+-.1, a title
      that goes on
ISD  19900213
NCL  2
INVT
NAM  Fiction, Jr.; Ada B.
CTY  Springfield
STA  RI
INVT
NAM  Muster; Ina
CTY  Musterstadt
CNT  DEX
ASSG
NAM  Imaginary Cells, Inc.
CTY  Springfield
STA  RI
COD  02
PRIR
CNT  GBX
APD  19870705
APN  8715900
RLAP
COD  72
APN  999123
APD  19860108
RLAP
COD  82
APN  888123
APD  19850108
CLAS
OCL  429194
EDF  4
ICL  H01M 1040
ICL  A61K 31505
UREF
PNO  4102421
ISD  19780700
NAM  Ozaki et al.
FREF
PNO  2345678
ISD  19750300
CNT  DTX
OREF
PAL  Smith, Journal of
      Cells, 1980.
LREP
FRM  Sample & Example
FR2  Counsel; Carl
PCTA
PCN  PCT/GB87/00471
PCP  WO88/00471
ABST
PAL  A cell
      of power.
PARN
PAC  CROSS REFERENCE
PAR  None.
BSUM
PAR  The value is \u0394.
TBL  ______________________________________

     A        B
     1        2

DETD
PA1  Indented.
CLMS
STM  What is claimed is:
NUM  1.
PAR  1. A cell comprising:
PA1  an anode; and
PA1  a cathode.
NUM  2.
PAR  The cell of claim 1.
`;

const design = `PATN
WKU  D03123452
SRC  D
APN  6543217
APT  4
APD  19891005
TTL  Lamp
ISD  19900213
NCL  1
INVT
NAM  Fiction; Ada
CTY  Springfield
STA  RI
CLAS
ICL  2605
DETD
PAR  FIG. 1 is a view.
DCLM
PAR  The ornamental design for a lamp, as shown.
`;

describe('a record', () => {
  it('is read whole', async () => {
    expect(await only(made)).toEqual({
      id: { country: 'US', number: '4900001', kind: 'A' },
      source: { format: 'us-greenbook', part: 'whole' },
      publicationDate: '1990-02-13',
      application: { country: 'US', number: '07123456', date: '1988-07-04' },
      titles: [{ lang: 'en', text: 'Cell of α-FeOOH and H2 O at 25° C. ±1, a title that goes on' }],
      abstracts: [{ lang: 'en', text: 'A cell of power.' }],
      claims: [{ lang: 'en', claims: ['1. A cell comprising:\nan anode; and\na cathode.', '2. The cell of claim 1.'] }],
      descriptions: [{ lang: 'en', text: 'CROSS REFERENCE\nNone.\nThe value is Δ.\nA B\n1 2\nIndented.' }],
      inventors: [
        { name: 'Fiction, Jr., Ada B.', country: 'US', region: 'RI' },
        { name: 'Muster, Ina', country: 'DE', region: 'Musterstadt' },
      ],
      assignees: [{ name: 'Imaginary Cells, Inc.', country: 'US', region: 'RI' }],
      agents: [{ name: 'Sample & Example' }, { name: 'Counsel, Carl' }],
      classifications: [
        { scheme: 'ipc', symbol: 'H01M10/40', version: '4', position: 'first' },
        { scheme: 'ipc', symbol: 'A61K31/505', version: '4', position: 'later' },
      ],
      priorities: [
        { country: 'GB', number: '8715900', date: '1987-07-05' },
        { country: 'US', number: '06999123', date: '1986-01-08' },
      ],
      citations: [
        { publication: { country: 'US', number: '4102421' } },
        { publication: { country: 'DE', number: '2345678' } },
        { text: 'Smith, Journal of Cells, 1980.' },
      ],
      international: { application: 'PCT/GB87/00471', publication: 'WO8800471' },
    });
  });

  it('of a design has one claim without a number, and its application the series of the time', async () => {
    expect(await only(design)).toMatchObject({
      id: { country: 'US', number: 'D312345', kind: 'S' },
      application: { country: 'US', number: '07654321', date: '1989-10-05' },
      claims: [{ lang: 'en', claims: ['The ornamental design for a lamp, as shown.'] }],
    });
  });
});

describe('the weekly file', () => {
  const weekly = `HHHHHT     APS1        ISSUE - 900213\n${design}${made}${design}`;

  it('is read record by record, with the place of each', async () => {
    const { numbers, codes, places } = await readText(greenbook, weekly);
    expect([numbers, codes]).toEqual([['D312345', '4900001', 'D312345'], []]);
    expect(places[1]).toEqual({
      record: 2,
      start: weekly.indexOf(made),
      end: Buffer.byteLength(weekly.slice(0, weekly.lastIndexOf('PATN') - 1)),
      line: 21,
    });
    expect(greenbook.recognises(weekly, 'x')).toBe(true);
    expect(greenbook.recognises('PATN\r\nWKU  039327094\r\n', 'x')).toBe(true);
    expect(greenbook.recognises('PATNER\nWKU', 'x')).toBe(false);
  });

  it('is read the same with other line ends and however it comes in', async () => {
    const whole = await readText(greenbook, weekly);
    expect((await readText(greenbook, weekly.replaceAll('\n', '\r\n'))).publications).toEqual(whole.publications);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(weekly.length), { maxLength: 20 }), async (cuts) => {
        expect(await readText(greenbook, weekly, { cuts })).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps every whole record of a file that is cut off anywhere', async () => {
    const { places } = await readText(greenbook, weekly);
    await fc.assert(
      fc.asyncProperty(fc.nat(Buffer.byteLength(weekly)), async (length) => {
        const { numbers, codes } = await readText(
          greenbook,
          Buffer.from(weekly)
            .toString('utf8', 0, length)
            .replace(/\uFFFD+$/, ''),
        );
        const whole = places.filter(({ end }) => end! <= length).length;
        expect(numbers).toEqual(['D312345', '4900001', 'D312345'].slice(0, whole));
        expect(codes.every((code) => code === 'format.truncated-greenbook' || code === 'format.stray-text')).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('goes on after a record without a number, one of an impossible day, one too large, and lines outside all records', async () => {
    const bad = [
      made.replace(/WKU.*\n/, ''),
      made.replace('ISD  19900213', 'ISD  19900230'),
      made.replace('A cell\n', `${'cell '.repeat(2000)}\n`),
    ];
    const { numbers, codes, excerpts } = await readText(greenbook, `stray\n${bad.join('')}${design}`, {
      limits: { recordBytes: 5000 },
    });
    expect(numbers).toEqual(['D312345']);
    expect(codes).toEqual(['format.stray-text', 'format.no-number', 'format.no-such-day', 'format.record-too-large']);
    expect(excerpts[1]).toMatch(/^PATN\nSRC {2}7\n/);
  });
});

describe.skipIf(!hasSharedData)('the office’s own files', () => {
  const file = (number: string): string =>
    readFileSync(sharedData(`patents/us-history/US0${number}.greenbook`), 'utf8');

  it('reads a grant of the first weeks, with tables and a continuation in part', async () => {
    const read = await only(file('3932709'));
    expect(read).toMatchObject({
      id: { country: 'US', number: '3932709', kind: 'A' },
      publicationDate: '1976-01-13',
      application: { country: 'US', number: '05449155', date: '1974-03-07' },
      titles: [{ lang: 'en', text: 'Electronic business telephone' }],
      inventors: [
        { name: 'Hoff, Don G.', country: 'US', region: 'CA' },
        { name: 'Young, Patrick', country: 'US', region: 'CA' },
      ],
      assignees: [{ name: 'General Teletronics Incorporated', country: 'US', region: 'CA' }],
      agents: [{ name: 'Flehr, Hohbach, Test, Albritton & Herbert' }],
      classifications: [{ scheme: 'ipc', symbol: 'H04M11/00', version: '2', position: 'first' }],
      priorities: [{ country: 'US', number: '05351745', date: '1973-04-16' }],
    });
    expect(read.citations).toHaveLength(9);
    expect(read.claims![0]!.claims).toHaveLength(17);
    expect(read.claims![0]!.claims[3]).toMatch(/^4\. An electronic communication terminal comprising:\na\. keyboard/);
    expect(read.descriptions![0]!.text).toMatch(
      /^CROSS REFERENCE TO RELATED APPLICATION\nThis application is a continuation-in-part of our earlier filed copending U\.S\. patent application Ser\. No\. 351,745/,
    );
    expect(read.descriptions![0]!.text).toContain('\nLeading "0" COMMENTS\n');
  });

  it('reads a national phase of 1980 with Japanese priority', async () => {
    const read = await only(file('4347903'));
    expect(read).toMatchObject({
      publicationDate: '1982-09-07',
      application: { country: 'US', number: '06192529', date: '1980-03-10' },
      priorities: [{ country: 'JP', number: '1978084696', date: '1978-07-10' }],
      international: { application: 'PCT/JP79/00178', publication: 'WO8000272' },
      assignees: [{ name: 'Shimadzu Corporation', country: 'JP', region: 'Kyoto' }],
      agents: [{ name: 'Oujevolk, George B.' }],
    });
    expect(read.inventors).toHaveLength(8);
    expect(read.classifications?.map(({ symbol }) => symbol)).toEqual(['G01G19/04', 'G01G23/10', 'G06F7/28']);
    expect(read.claims![0]!.claims[1]).toBe(
      '2. A device as claimed in claim 1 wherein said utilization means includes printing means (14).',
    );
  });

  it('reads the three as one weekly file', async () => {
    const { publications, codes } = await readText(greenbook, ['3932709', '3937375', '4347903'].map(file).join(''));
    expect(codes).toEqual([]);
    expect(
      publications.map(({ id, claims, citations }) => [id.number, claims![0]!.claims.length, citations!.length]),
    ).toEqual([
      ['3932709', 17, 9],
      ['3937375', 3, 5],
      ['4347903', 3, 3],
    ]);
  });
});
