import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readText } from '../../../../test/support/read-text.ts';
import { hasSharedData, sharedData } from '../../../../test/support/shared-data.ts';
import type { Publication } from '../../publication.ts';
import { st32 } from './st32.ts';

const only = async (text: string): Promise<Publication> => {
  const { publications, problems } = await readText(st32, text);
  expect(problems).toEqual([]);
  return publications[0]!;
};

const doc = (number: string, date: string, rest = ''): string =>
  `<DOC><DNUM><PDAT>${number}</PDAT></DNUM><DATE><PDAT>${date}</PDAT></DATE>${rest}</DOC>`;

// Fictional.
const made = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE PATDOC SYSTEM "ST32-US-Grant-025xml.dtd" [
<!ENTITY US06500001-20030101-D00000.TIF SYSTEM "US06500001-20030101-D00000.TIF" NDATA TIF>
]>
<PATDOC DTD="2.5" STATUS="Build 20030101">
<SDOBI>
<B100><B110><DNUM><PDAT>06500001</PDAT></DNUM></B110><B130><PDAT>B2</PDAT></B130><B140><DATE><PDAT>20030107</PDAT></DATE></B140><B190><PDAT>US</PDAT></B190></B100>
<B200><B210><DNUM><PDAT>09700001</PDAT></DNUM></B210><B220><DATE><PDAT>20001109</PDAT></DATE></B220></B200>
<B500><B510><B511><PDAT>C08L10100</PDAT></B511><B512><PDAT>B60R  900</PDAT></B512><B516><PDAT>7</PDAT></B516></B510>
<B540><STEXT><PDAT>Of CO</PDAT><HIL><SB><PDAT>2</PDAT></SB></HIL><PDAT> made</PDAT></STEXT></B540>
<B560><B561><PCIT>${doc('19801234', '19980700', '<CTRY><PDAT>DE</PDAT></CTRY><KIND><PDAT>A1</PDAT></KIND>')}</PCIT><CITED-BY-OTHER/></B561></B560></B500>
<B600><B630><B632><PARENT-US><CDOC>${doc('09/700001', '')}</CDOC><PDOC>${doc('09/412345', '19991005', '<KIND><PDAT>00</PDAT></KIND>')}</PDOC></PARENT-US></B632></B630><B640><B641><PARENT-US><PDOC>${doc('08/111111', '19970101')}</PDOC></PARENT-US></B641></B640><B680US>${doc('60/100001', '19981010')}</B680US></B600>
<B700><B720><B721><PARTY-US><NAM><FNM><PDAT>Ada</PDAT></FNM><SNM><STEXT><PDAT>Fiction</PDAT></STEXT></SNM><SFX><PDAT>Jr.</PDAT></SFX></NAM><ADR><CITY><PDAT>Springfield</PDAT></CITY><STATE><PDAT>RI</PDAT></STATE></ADR></PARTY-US></B721></B720></B700>
<B800><B860><B861>${doc('PCT/GB99/01234', '19990422')}</B861></B860><B870><B871>${doc('WO99/55555', '19991104')}</B871></B870></B800>
</SDOBI>
<SDOCL><H LVL="1"><STEXT><PDAT>What is claimed is:</PDAT></STEXT></H><CL><CLM ID="CLM-00001"><PARA ID="P-1" LVL="0"><PTEXT><PDAT>1. A thing with </PDAT><CLREF ID="X"><PDAT>parts</PDAT></CLREF><PDAT>:</PDAT></PTEXT></PARA><CLMSTEP LVL="2"><PTEXT><PDAT>a part.</PDAT></PTEXT></CLMSTEP></CLM></CL></SDOCL>
<SDODR ID="DRAWINGS"><EMI ID="EMI-D00000" FILE="US06500001-20030101-D00000.TIF"/></SDODR>
</PATDOC>
`;

it('reads a grant whole', async () => {
  expect(await only(made)).toEqual({
    id: { country: 'US', number: '6500001', kind: 'B2' },
    source: { format: 'us-st32', part: 'whole' },
    publicationDate: '2003-01-07',
    application: { country: 'US', number: '09700001', date: '2000-11-09' },
    titles: [{ lang: 'en', text: 'Of CO2 made' }],
    claims: [{ lang: 'en', claims: ['1. A thing with parts:\na part.'] }],
    inventors: [{ name: 'Fiction, Jr., Ada', country: 'US', region: 'RI' }],
    classifications: [
      { scheme: 'ipc', symbol: 'C08L101/00', version: '7', position: 'first' },
      { scheme: 'ipc', symbol: 'B60R9/00', version: '7', position: 'later' },
    ],
    priorities: [
      { country: 'US', number: '60100001', kind: 'P', date: '1998-10-10' },
      { country: 'US', number: '09412345', date: '1999-10-05' },
    ],
    citations: [{ publication: { country: 'DE', number: '19801234', kind: 'A1' }, by: 'other' }],
    international: { application: 'PCT/GB99/01234', publication: 'WO9955555' },
  });
});

describe.skipIf(!hasSharedData)('the office’s own files', () => {
  const file = (name: string): string => readFileSync(sharedData(`patents/us-history/${name}`), 'utf8');

  it('reads a grant with declared drawings, Norwegian priority and citations of three kinds', async () => {
    const read = await only(file('US06336130.xml'));
    expect(read).toMatchObject({
      id: { country: 'US', number: '6336130', kind: 'B1' },
      publicationDate: '2002-01-01',
      application: { country: 'US', number: '09413215', date: '1999-10-05' },
      titles: [{ lang: 'en', text: 'Arrangement for improving availability of services in a communication system' }],
      inventors: [{ name: 'Do, Thanh Van', country: 'NO', region: 'Oslo' }],
      assignees: [{ name: 'Telefonaktiebolaget LM Ericsson (publ)', country: 'SE', region: 'Stockholm' }],
      agents: [{ name: 'Nixon & Vanderhye P.C.' }],
      classifications: [
        { scheme: 'ipc', symbol: 'G06F15/16', version: '7', position: 'first' },
        { scheme: 'ipc', symbol: 'G06F13/00', version: '7', position: 'later' },
      ],
      priorities: [
        { country: 'NO', number: '971605', date: '1997-04-08' },
        { country: 'WO', number: 'NO9800107', kind: 'W', date: '1998-04-02' },
      ],
      international: { application: 'PCT/NO98/00107' },
    });
    expect(read.citations).toHaveLength(9);
    expect(read.citations![5]).toEqual({ publication: { country: 'WO', number: '9625012' }, by: 'other' });
    expect(read.citations![8]!.text).toBe(
      'Telektronikk, vol. 90, No. 2, 1994, Norway, T. Handegåard, “The TINA Consortium”.',
    );
    expect(read.claims![0]!.claims).toHaveLength(22);
    expect(read.claims![0]!.claims[3]).toMatch(
      /^4\. The arrangement in claim 1, the network further comprising:\nplural network access points/,
    );
  });

  it('reads fixed columns of the IPC, four priorities, and passes over formulae', async () => {
    const read = await only(file('US06337117.xml'));
    expect(read.classifications).toEqual([{ scheme: 'ipc', symbol: 'B32B3/02', version: '7', position: 'first' }]);
    expect(read.priorities?.map(({ number }) => number)).toEqual([
      '1998186098',
      '1998252239',
      '1998261333',
      '1998326339',
    ]);
    expect(read.claims![0]!.claims).toHaveLength(39);
    expect(read.claims![0]!.claims[6]).toContain('1×10−12 seconds');
    expect(read.descriptions![0]!.text).toContain('CdSe nanoparticle having a \u20020.1');
  });

  it('reads a design: no abstract, no IPC, its own citations', async () => {
    const read = await only(file('USD435854S1.xml'));
    expect(read).toMatchObject({
      id: { country: 'US', number: 'D435854', kind: 'S' },
      publicationDate: '2001-01-02',
      application: { country: 'US', number: '29116510', date: '1999-01-06' },
      titles: [{ lang: 'en', text: 'Disc cartridge' }],
      claims: [{ lang: 'en', claims: ['The ornamental design for a disc cartridge, as shown and described.'] }],
    });
    expect(read).not.toHaveProperty('abstracts');
    expect(read).not.toHaveProperty('classifications');
    expect(read.inventors).toHaveLength(8);
    expect(read.assignees?.map(({ name }) => name)).toEqual([
      'Hitachi Maxell, Ltd.',
      'Sanyo Electric Co.,Ltd.',
      'Olympus Optical Co., Ltd.',
    ]);
    expect(read.citations).toHaveLength(10);
    expect(read.citations![0]).toEqual({ publication: { country: 'US', number: 'D271298' }, by: 'examiner' });
  });
});
