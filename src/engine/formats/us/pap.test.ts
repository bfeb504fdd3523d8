import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readText } from '../../../../test/support/read-text.ts';
import { hasSharedData, sharedData } from '../../../../test/support/shared-data.ts';
import type { Publication } from '../../publication.ts';
import { pap } from './pap.ts';

const only = async (text: string): Promise<Publication> => {
  const { publications, problems } = await readText(pap, text);
  expect(problems).toEqual([]);
  return publications[0]!;
};

// Fictional.
const made = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE patent-application-publication SYSTEM "pap-v16-2002-01-01.dtd" [
<!ENTITY US20030000001A1-20030102-D00001.TIF SYSTEM "US20030000001A1-20030102-D00001.TIF" NDATA TIF>
]>
<patent-application-publication>
<subdoc-bibliographic-information>
<document-id><doc-number>20030000001</doc-number><kind-code>A1</kind-code><document-date>20030102</document-date></document-id>
<domestic-filing-data><application-number><doc-number>10000001</doc-number></application-number><filing-date>20020103</filing-date></domestic-filing-data>
<technical-information>
<classification-ipc><classification-ipc-primary><ipc>A61K009/00</ipc></classification-ipc-primary><classification-ipc-secondary><ipc>A61P001/04</ipc></classification-ipc-secondary><classification-ipc-edition>07</classification-ipc-edition></classification-ipc>
<title-of-invention>Tablet of &mgr;g of &lsqb;x&rsqb;</title-of-invention>
</technical-information>
<continuity-data>
<a-371-of-international><parent-child><child><document-id><doc-number>10000001</doc-number></document-id></child><parent><document-id><doc-number>PCT/DE01/01234</doc-number><document-date>20010704</document-date></document-id></parent></parent-child></a-371-of-international>
<non-provisional-of-provisional><document-id><doc-number>60300000</doc-number><document-date>20010620</document-date></document-id></non-provisional-of-provisional>
</continuity-data>
<inventors><first-named-inventor><name><given-name>Ina</given-name><family-name>Muster</family-name></name><residence><residence-non-us><city>Musterstadt</city><country-code>DE</country-code></residence-non-us></residence><authority-applicant>INV</authority-applicant></first-named-inventor></inventors>
<assignee><organization-name>Muster AG</organization-name><address><city>Musterstadt</city><country><country-code>DE</country-code></country></address></assignee>
</subdoc-bibliographic-information>
<subdoc-abstract><heading>Abstract</heading><paragraph id="A-1"><number>&lsqb;0000&rsqb;</number> CO<highlight><subscript>2</subscript></highlight> &infin;.</paragraph></subdoc-abstract>
<subdoc-description><section><heading>FIELD</heading><paragraph id="P-1"><number>&lsqb;0001&rsqb;</number> Tablets <custom-character file="x"/> of 5 &plusmn; 1 mg.</paragraph></section></subdoc-description>
<subdoc-claims><heading>What is claimed is:</heading>
<claim id="CLM-1"><claim-text><highlight><bold>1</bold></highlight>. A tablet:<claim-text>white; and</claim-text><claim-text>round.</claim-text></claim-text></claim>
<claim id="CLM-2"><claim-text><highlight><bold>2</bold></highlight>. The tablet of <dependent-claim-reference depends_on="CLM-1"><claim-text>claim 1</claim-text></dependent-claim-reference>, sweet.</claim-text></claim>
</subdoc-claims>
<subdoc-drawings><figure><image file="x"/></figure></subdoc-drawings>
</patent-application-publication>
`;

it('reads a publication whole', async () => {
  expect(await only(made)).toEqual({
    id: { country: 'US', number: '20030000001', kind: 'A1' },
    source: { format: 'us-pap', part: 'whole' },
    publicationDate: '2003-01-02',
    application: { country: 'US', number: '10000001', date: '2002-01-03' },
    titles: [{ lang: 'en', text: 'Tablet of μg of [x]' }],
    abstracts: [{ lang: 'en', text: 'CO2 ∞.' }],
    claims: [{ lang: 'en', claims: ['1. A tablet:\nwhite; and\nround.', '2. The tablet of claim 1, sweet.'] }],
    descriptions: [{ lang: 'en', text: 'FIELD\nTablets of 5 ± 1 mg.' }],
    applicants: [{ name: 'Muster, Ina', country: 'DE', region: 'Musterstadt' }],
    inventors: [{ name: 'Muster, Ina', country: 'DE', region: 'Musterstadt' }],
    assignees: [{ name: 'Muster AG', country: 'DE', region: 'Musterstadt' }],
    classifications: [
      { scheme: 'ipc', symbol: 'A61K9/00', version: '7', position: 'first' },
      { scheme: 'ipc', symbol: 'A61P1/04', version: '7', position: 'later' },
    ],
    priorities: [
      { country: 'US', number: '60300000', kind: 'P', date: '2001-06-20' },
      { country: 'WO', number: 'DE0101234', kind: 'W', date: '2001-07-04' },
    ],
    international: { application: 'PCT/DE01/01234' },
  });
});

describe.skipIf(!hasSharedData)('the office’s own files', () => {
  const file = (name: string): string => readFileSync(sharedData(`patents/us-history/${name}`), 'utf8');

  it('reads the one without a declaration and under a wrong document type', async () => {
    const text = file('US20010000044A1.xml');
    expect(pap.recognises(text.slice(0, 65536), 'x')).toBe(true);
    const read = await only(text);
    expect(read).toMatchObject({
      id: { country: 'US', number: '20010000044', kind: 'A1' },
      publicationDate: '2001-03-15',
      application: { country: 'US', number: '09342866', date: '1999-06-29' },
      inventors: [{ name: 'Lin, Wayne W', country: 'US', region: 'CA' }],
      classifications: [{ scheme: 'ipc', symbol: 'G06F17/60', version: '7', position: 'first' }],
    });
    expect(read.titles![0]!.text).toBe(
      'Systems and Methods For Transacting Business Over A Global Communications Network Such As The Internet',
    );
    expect(read.claims![0]!.claims).toHaveLength(21);
    expect(read.abstracts![0]!.text).toMatch(/^A business model \/ process/);
    expect(read.descriptions![0]!.text).toMatch(/^Field OF Invention\nThe present invention relates generally/);
    expect(read).not.toHaveProperty('priorities');
  });

  it('reads Japanese priority and the international application continued', async () => {
    const read = await only(file('US20010000943A1.xml'));
    expect(read.priorities).toEqual([
      { country: 'JP', number: '1999097727', date: '1999-04-05' },
      { country: 'WO', number: 'JP0002182', kind: 'W', date: '2000-04-04' },
    ]);
    expect(read.assignees).toEqual([{ name: 'IDEMITSU KOSAN CO., LTD.' }]);
    expect(read.claims![0]!.claims).toHaveLength(13);
    expect(read.claims![0]!.claims[0]!.split('\n')[1]).toBe(
      'Min−20 nm<t<Min +20 nm \u2003\u2003(a) Max−20 nm<t<Max +20 nm \u2003\u2003(b)',
    );
    expect(read.abstracts![0]!.text.split('\n')).toHaveLength(5);
  });

  it('reads a division of a continuation in part of a provisional application', async () => {
    const read = await only(file('US20010009014A1.xml'));
    expect(read.priorities).toEqual([
      { country: 'US', number: '60128037', kind: 'P', date: '1999-04-06' },
      { country: 'US', number: '09432885', date: '1999-11-02' },
      { country: 'US', number: '09312927', date: '1999-05-17' },
    ]);
    expect(read.inventors).toEqual([
      { name: 'Savage, III, James A.', country: 'US', region: 'CA' },
      { name: 'Muller, Sophie', country: 'US', region: 'CA' },
    ]);
    expect(read.claims![0]!.claims).toHaveLength(55);
    expect(read.claims![0]!.claims[1]).toBe(
      '2. The method of claim 1 further comprising determining whether the first conference is currently being facilitated on any of the media servers.',
    );
  });

  it('reads the three as one file', async () => {
    const names = ['US20010000943A1.xml', 'US20010000044A1.xml', 'US20010009014A1.xml'];
    const { numbers, codes } = await readText(pap, names.map(file).join('\n'), {
      cuts: [1000, 70_000, 201_500, 260_000],
    });
    expect([numbers, codes]).toEqual([['20010000943', '20010000044', '20010009014'], []]);
  });
});
