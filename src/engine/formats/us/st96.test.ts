import { describe, expect, it } from 'vitest';
import { readPath } from '../../../../test/support/read-file.ts';
import { readText } from '../../../../test/support/read-text.ts';
import { hasSharedData, sharedData } from '../../../../test/support/shared-data.ts';
import { st96 } from './st96.ts';

// Fictional.
const header = (code: string, number = '13000001'): string =>
  `<pat:DocumentCode>${code}</pat:DocumentCode><pat:DocumentHeaderDetails><pat:ApplicationHeaderDetails><pat:ApplicationNumber>${number}</pat:ApplicationNumber></pat:ApplicationHeaderDetails></pat:DocumentHeaderDetails><pat:MailRoomDate>2014-11-18</pat:MailRoomDate>`;
const text = (root: string, body: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><pat:${root} xmlns:pat="urn:us:gov:doc:uspto:patent" pat:id='X'>${body}</pat:${root}>\n`;

describe('a part of an application', () => {
  it('is read as claims, without what is cancelled, the words before them and what stands on the page around them', async () => {
    const body = `${header('CLM')}<pat:ClaimSet><pat:ClaimList><?PageStart number="1"?>
<pat:Claim pat:id="UNKNOWN-00001"><pat:ClaimText>IN THE CLAIMS</pat:ClaimText></pat:Claim>
<pat:Claim><pat:ClaimNumber>1</pat:ClaimNumber><pat:ClaimStatusCategory>canceled</pat:ClaimStatusCategory></pat:Claim>
<pat:Claim><pat:ClaimNumber>2</pat:ClaimNumber><pat:ClaimText><pat:ClaimLabelText>2. </pat:ClaimLabelText>(New) A box<pat:BoundaryData><pat:LineNumber>5</pat:LineNumber></pat:BoundaryData>with a <pat:OCRConfidenceData pat:levelNumber="888">lid:</pat:OCRConfidenceData></pat:ClaimText><pat:ClaimText>a hinge.</pat:ClaimText><pat:ClaimTypeCategory>Independent</pat:ClaimTypeCategory></pat:Claim>
</pat:ClaimList></pat:ClaimSet>`;
    const { publications } = await readText(st96, text('ClaimsDocument', body));
    expect(publications).toEqual([
      {
        id: { country: 'XX', number: 'US-APPL-13000001', kind: '' },
        source: { format: 'us-st96', part: 'claims', exchanged: '2014-11-18' },
        application: { country: 'US', number: '13000001' },
        claims: [{ lang: 'en', claims: ['2. (New) A box with a lid:\na hinge.'] }],
      },
    ]);
  });

  it('is read as abstract, without its heading, and as description, with its headings', async () => {
    const body =
      '<pat:Specification><pat:Heading>ABSTRACT</pat:Heading><pat:P>A <pat:PartName>box</pat:PartName>.</pat:P></pat:Specification>';
    const { publications } = await readText(
      st96,
      text('SpecificationDocument', header('ABST') + body) + text('SpecificationDocument', header('SPEC') + body),
    );
    expect(publications[0]).toMatchObject({
      source: { part: 'abstract' },
      abstracts: [{ lang: 'en', text: 'A box.' }],
    });
    expect(publications[1]).toMatchObject({
      source: { part: 'description' },
      descriptions: [{ lang: 'en', text: 'ABSTRACT\nA box.' }],
    });
  });

  it('is set aside without an application number', async () => {
    const { codes } = await readText(st96, text('ClaimsDocument', header('CLM', '')));
    expect(codes).toEqual(['format.no-application-number']);
  });
});

describe.skipIf(!hasSharedData)('the office’s sample archive', () => {
  it('is read as thirteen parts of five applications', async () => {
    const { publications, setAside, thrown } = await readPath(sharedData('patents/uspto-st96/sample_XML4IP.ZIP'));
    expect([setAside, thrown]).toEqual([[], undefined]);
    const told = publications.map(({ id, source, claims }) =>
      [id.number, source.part, source.exchanged, claims?.[0]?.claims.length]
        .filter((part) => part !== undefined)
        .join(' '),
    );
    expect(told.sort()).toEqual([
      'US-APPL-12993548 claims 2013-05-30 17',
      'US-APPL-13694401 description 2014-07-29',
      'US-APPL-13821389 abstract 2013-03-07',
      'US-APPL-13962724 abstract 2013-08-08',
      'US-APPL-13962724 abstract 2014-11-18',
      'US-APPL-13962724 claims 2013-08-08 22',
      'US-APPL-13962724 claims 2014-11-18 23',
      'US-APPL-13962724 description 2013-08-08',
      'US-APPL-14522151 abstract 2014-10-23',
      'US-APPL-14522151 abstract 2015-01-05',
      'US-APPL-14522151 claims 2014-10-23 9',
      'US-APPL-14522151 description 2014-10-23',
      'US-APPL-14522151 description 2015-01-05',
    ]);
    const tape = publications.find(({ id }) => id.number === 'US-APPL-12993548');
    expect(tape!.claims![0]!.claims[0]).toMatch(
      /^Claim 1 \(Currently amended\)\. An adhesive tape having a carrier .* hydrogenated, said film having an elongation at break of between 20% and 50%\.$/,
    );
    const [earlier] = publications.filter(
      ({ id, source }) =>
        id.number === 'US-APPL-13962724' && source.exchanged === '2013-08-08' && source.part === 'abstract',
    );
    expect(earlier!.abstracts![0]!.text).toMatch(
      /^An apparatus for use with a vehicle having a hitch assembly is disclosed\. /,
    );
    const [later] = publications.filter(
      ({ id, source }) =>
        id.number === 'US-APPL-14522151' && source.exchanged === '2015-01-05' && source.part === 'abstract',
    );
    expect(later!.abstracts![0]!.text).toContain('to assist a user in response to keyword identification');
  });
});
