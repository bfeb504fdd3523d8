import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '../../../../test/support/read-text.ts';
import { hasSharedData, sharedData } from '../../../../test/support/shared-data.ts';
import type { Publication } from '../../publication.ts';
import { redbook } from './redbook.ts';

// Every person, body and number in these documents is fictional.
const id = (country: string, number: string, rest = ''): string =>
  `<document-id><country>${country}</country><doc-number>${number}</doc-number>${rest}</document-id>`;

const grant40 = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE us-patent-grant SYSTEM "us-patent-grant-v40-2004-12-02.dtd" [ ]>
<us-patent-grant lang="EN" dtd-version="v40 2004-12-02" country="US" date-publ="20050510">
<us-bibliographic-data-grant>
<publication-reference>${id('US', '06890001', '<kind>B2</kind><date>20050510</date>')}</publication-reference>
<application-reference appl-type="utility">${id('US', '10123456', '<date>20020415</date>')}</application-reference>
<us-application-series-code>10</us-application-series-code>
<priority-claims>
<priority-claim sequence="01" kind="national"><country>JP</country><doc-number>2001-123456</doc-number><date>20010420</date></priority-claim>
<priority-claim sequence="02" kind="national"><country>FR</country><date>20010421</date></priority-claim>
</priority-claims>
<classification-ipc><edition>7</edition><main-classification>H01M010/40</main-classification><further-classification>H01M004/58</further-classification></classification-ipc>
<classification-national><country>US</country><main-classification>429231</main-classification></classification-national>
<invention-title id="d0e53">Cell with H<sub>2</sub>O &#x2014; and <i>more</i></invention-title>
<references-cited>
<citation><patcit num="00001">${id('US', '5793966', '<kind>A</kind><name>Someone et al.</name><date>19980800</date>')}</patcit><category>cited by examiner</category></citation>
<citation><patcit num="00002">${id('WO', 'WO 96/25012', '<date>19960800</date>')}</patcit><category>cited by other</category></citation>
<citation><patcit num="00003">${id('DE', '(unreadable)')}</patcit><category>cited by applicant</category></citation>
<citation><nplcit num="00004"><othercit>A book, pp. 1<sup>st</sup>&#x2013;3.</othercit></nplcit></citation>
</references-cited>
<us-related-documents>
<division><relation><parent-doc>${id('US', '09876376', '<kind>00</kind><date>20010606</date>')}<parent-status>PENDING</parent-status></parent-doc><child-doc>${id('US', '10123456')}</child-doc></relation></division>
<us-provisional-application>${id('US', '60195933', '<kind>00</kind><date>20000410</date>')}</us-provisional-application>
<reissue><relation><parent-doc>${id('US', '08111111')}</parent-doc><child-doc>${id('US', '10123456')}</child-doc></relation></reissue>
<related-publication>${id('US', '20030099999', '<kind>A1</kind>')}</related-publication>
</us-related-documents>
<parties>
<applicants>
<applicant sequence="001" app-type="applicant-inventor" designation="us-only"><addressbook><last-name>Fiction</last-name><first-name>Ada</first-name><middle-name>B.</middle-name><suffix>Jr.</suffix><address><city>Springfield</city><state>RI</state><country>US</country></address></addressbook><nationality><country>omitted</country></nationality><residence><country>US</country></residence></applicant>
<applicant sequence="002" app-type="applicant"><addressbook><orgname>Heirs of Fiction</orgname><address><country>unknown</country></address></addressbook></applicant>
</applicants>
<inventors><deceased-inventor sequence="003"><last-name>Late</last-name><first-name>Lou</first-name></deceased-inventor></inventors>
<agents><agent sequence="01" rep-type="attorney"><addressbook><orgname>Example &#x26; Sample LLP</orgname><address><country>unknown</country></address></addressbook></agent></agents>
</parties>
<assignees><assignee><orgname>Imaginary Cells, Inc.</orgname><role>02</role></assignee></assignees>
<pct-or-regional-filing-data>${id('WO', 'PCT/JP2001/003456', '<date>20010420</date>')}<us-371c124-date><date>20020415</date></us-371c124-date></pct-or-regional-filing-data>
<pct-or-regional-publishing-data>${id('WO', 'WO01/82345', '<date>20011101</date>')}</pct-or-regional-publishing-data>
</us-bibliographic-data-grant>
<abstract id="abstract"><p id="p-0001">First.</p><p>Second,
with a line break.</p></abstract>
<drawings id="DRAWINGS"><figure id="F"><img file="X.TIF" alt="embedded image"/></figure></drawings>
<description id="description">
<?BRFSUM description="Brief Summary" end="lead"?>
<heading level="1">BACKGROUND</heading>
<p>The ratio is <maths id="M1"><math><mi>x</mi></math><img file="m.tif"/></maths> here.<ul><li>one</li><li>two</li></ul></p>
<p><tables><table><tgroup><tbody><row><entry>LiFePO<sub>4</sub></entry><entry>3.4 V</entry></row><row><entry>a</entry><entry/></row></tbody></tgroup></table></tables></p>
</description>
<claims id="claims">
<claim id="CLM-00001" num="00001"><claim-text><b>1</b>. A cell, comprising:<claim-text>an anode; and</claim-text><claim-text>a cathode.</claim-text></claim-text></claim>
<claim id="CLM-00002" num="00002"><claim-text><b>2</b>. The cell of <claim-ref idref="CLM-00001">claim 1</claim-ref>.</claim-text></claim>
</claims>
</us-patent-grant>
`;

const party = (family: string, given: string): string =>
  `<addressbook><last-name>${family}</last-name><first-name>${given}</first-name><address><city>Utopia</city><country>JP</country></address></addressbook>`;

const symbol = (group: string, rest: string): string =>
  `<section>H</section><class>01</class><subclass>M</subclass><main-group>10</main-group><subgroup>${group}</subgroup>${rest}`;

const cpc = (group: string, position: string, value: string): string =>
  `<classification-cpc><cpc-version-indicator><date>20130101</date></cpc-version-indicator>${symbol(group, `<symbol-position>${position}</symbol-position><classification-value>${value}</classification-value>`)}</classification-cpc>`;

/** An application as v4.3 to v4.7 have it. */
const application = (version: string, number: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE us-patent-application SYSTEM "us-patent-application-${version}.dtd" [ ]>
<us-patent-application lang="EN" dtd-version="${version}" country="US">
<us-bibliographic-data-application lang="EN" country="US">
<publication-reference>${id('US', number, '<kind>A1</kind><date>20230105</date>')}</publication-reference>
<application-reference appl-type="utility">${id('US', '17123456', '<date>20210704</date>')}</application-reference>
<classifications-ipcr><classification-ipcr><ipc-version-indicator><date>20100101</date></ipc-version-indicator><classification-level>A</classification-level>${symbol('0525', '<symbol-position>F</symbol-position><classification-value>I</classification-value>')}</classification-ipcr></classifications-ipcr>
<classifications-cpc><main-cpc>${cpc('0525', 'F', 'I')}</main-cpc><further-cpc>${cpc('4235', 'L', 'A')}<combination-set><group-number>1</group-number><combination-rank><rank-number>1</rank-number>${cpc('052', 'L', 'I')}</combination-rank></combination-set></further-cpc></classifications-cpc>
<invention-title id="d2e43">SOLID CELL</invention-title>
<us-related-documents><continuation><relation><parent-doc>${id('US', '16000001', '<date>20190101</date>')}<parent-grant-document>${id('US', '11000001')}</parent-grant-document><parent-pct-document>${id('WO', 'PCT/CN2018/071234')}</parent-pct-document></parent-doc><child-doc>${id('US', '17123456')}</child-doc></relation></continuation></us-related-documents>
<us-parties>
<us-applicants><us-applicant sequence="00" app-type="applicant" designation="us-only" applicant-authority-category="assignee"><addressbook><orgname>Imaginary Cells, Inc.</orgname><address><city>Utopia</city><country>JP</country></address></addressbook><residence><country>JP</country></residence></us-applicant><us-applicant sequence="01" app-type="applicant-inventor">${party('Fiction', 'Ada')}</us-applicant></us-applicants>
<inventors><inventor sequence="00" designation="us-only">${party('Fiction', 'Ada')}</inventor><inventor sequence="01">${party('Novel', 'Nina')}</inventor></inventors>
</us-parties>
<assignees><assignee><addressbook><orgname>Imaginary Cells, Inc.</orgname><role>03</role><address><city>Utopia</city><country>JP</country></address></addressbook></assignee></assignees>
</us-bibliographic-data-application>
<abstract id="abstract"><p id="p-0001" num="0000">A cell.</p></abstract>
<description id="description"><p id="p-0002" num="0001">It is solid.</p></description>
<us-claim-statement>What is claimed is:</us-claim-statement>
<claims id="claims"><claim id="CLM-00001" num="00001"><claim-text><b>1</b>. A solid cell.</claim-text></claim></claims>
</us-patent-application>
`;

const only = async (text: string): Promise<Publication> => {
  const { publications, problems } = await readText(redbook, text);
  expect(problems).toEqual([]);
  expect(publications).toHaveLength(1);
  return publications[0]!;
};

describe('a grant of v4.0', () => {
  it('is read whole', async () => {
    expect(await only(grant40)).toEqual({
      id: { country: 'US', number: '6890001', kind: 'B2' },
      source: { format: 'us-redbook', part: 'whole' },
      publicationDate: '2005-05-10',
      application: { country: 'US', number: '10123456', date: '2002-04-15' },
      titles: [{ lang: 'en', text: 'Cell with H2O — and more' }],
      abstracts: [{ lang: 'en', text: 'First.\nSecond, with a line break.' }],
      claims: [
        {
          lang: 'en',
          claims: ['1. A cell, comprising:\nan anode; and\na cathode.', '2. The cell of claim 1.'],
        },
      ],
      descriptions: [{ lang: 'en', text: 'BACKGROUND\nThe ratio is here.\none\ntwo\nLiFePO4 3.4 V\na' }],
      applicants: [{ name: 'Fiction, Jr., Ada B.', country: 'US', region: 'RI' }, { name: 'Heirs of Fiction' }],
      inventors: [{ name: 'Fiction, Jr., Ada B.', country: 'US', region: 'RI' }, { name: 'Late, Lou' }],
      assignees: [{ name: 'Imaginary Cells, Inc.' }],
      agents: [{ name: 'Example & Sample LLP' }],
      classifications: [
        { scheme: 'ipc', symbol: 'H01M10/40', version: '7', position: 'first' },
        { scheme: 'ipc', symbol: 'H01M4/58', version: '7', position: 'later' },
      ],
      priorities: [
        { country: 'JP', number: '2001123456', date: '2001-04-20' },
        { country: 'FR', date: '2001-04-21' },
        { country: 'US', number: '60195933', kind: 'P', date: '2000-04-10' },
        { country: 'US', number: '09876376', date: '2001-06-06' },
      ],
      citations: [
        { publication: { country: 'US', number: '5793966', kind: 'A' }, by: 'examiner' },
        { publication: { country: 'WO', number: '9625012' }, by: 'other' },
        { text: 'DE (unreadable)', by: 'applicant' },
        { text: 'A book, pp. 1st–3.' },
      ],
      international: { application: 'PCT/JP01/03456', publication: 'WO0182345' },
    });
  });
});

describe('an application since v4.3', () => {
  it.each(['v43-2012-12-04', 'v44-2014-04-03', 'v45-2021-08-30', 'v46-2022-02-17', 'v47-2023-01-01'])(
    'is read in %s: who applied apart from who invented, CPC beside IPC',
    async (version) => {
      const read = await only(application(version, '20230000001'));
      expect(read.id).toEqual({ country: 'US', number: '20230000001', kind: 'A1' });
      expect(read.applicants).toEqual([
        { name: 'Imaginary Cells, Inc.', country: 'JP', region: 'Utopia' },
        { name: 'Fiction, Ada', country: 'JP', region: 'Utopia' },
      ]);
      expect(read.inventors?.map(({ name }) => name)).toEqual(['Fiction, Ada', 'Novel, Nina']);
      expect(read.assignees).toEqual([{ name: 'Imaginary Cells, Inc.', country: 'JP', region: 'Utopia' }]);
      expect(read.classifications).toEqual([
        {
          scheme: 'ipc',
          symbol: 'H01M10/0525',
          version: '2010-01-01',
          level: 'advanced',
          position: 'first',
          value: 'inventive',
        },
        { scheme: 'cpc', symbol: 'H01M10/0525', version: '2013-01-01', position: 'first', value: 'inventive' },
        { scheme: 'cpc', symbol: 'H01M10/4235', version: '2013-01-01', position: 'later', value: 'additional' },
        { scheme: 'cpc', symbol: 'H01M10/052', version: '2013-01-01', position: 'later', value: 'inventive' },
      ]);
      expect(read.priorities).toEqual([
        { country: 'US', number: '16000001', date: '2019-01-01' },
        { country: 'WO', number: 'CN2018071234', kind: 'W' },
      ]);
      expect(read.international).toEqual({ application: 'PCT/CN2018/071234' });
      expect(read.claims?.[0]?.claims).toEqual(['1. A solid cell.']);
    },
  );
});

describe('what a record may lack or have wrong', () => {
  it('keeps a design without abstract, with its class of another scheme left out', async () => {
    const design = grant40
      .replace('06890001', 'D0435999')
      .replace('<kind>B2</kind>', '<kind>S1</kind>')
      .replace(
        /<classification-ipc>.*<\/classification-ipc>/,
        '<classification-locarno><edition>7</edition><main-classification>1402</main-classification></classification-locarno>',
      )
      .replace(/<abstract.*?<\/abstract>/s, '');
    const read = await only(design);
    expect(read.id).toEqual({ country: 'US', number: 'D435999', kind: 'S1' });
    expect(read).not.toHaveProperty('abstracts');
    expect(read).not.toHaveProperty('classifications');
  });

  it('sets aside a record without a number, and one of a day that does not exist', async () => {
    const unnumbered = grant40.replace('<doc-number>06890001</doc-number>', '');
    const impossible = grant40.replace('<date>20050510</date>', '<date>20050231</date>');
    const { publications, codes, problems } = await readText(redbook, unnumbered + impossible + grant40);
    expect(publications).toHaveLength(1);
    expect(codes).toEqual(['format.no-number', 'format.no-such-day']);
    expect(problems[1]!.zh).toContain('2005-02-31');
    expect(problems[1]!.en).toContain('2005-02-31');
  });

  it('passes over the sequence listings of the weekly file', async () => {
    const listing =
      '<?xml version="1.0"?>\n<!DOCTYPE sequence-cwu SYSTEM "us-sequence-listing.dtd" [ ]>\n<sequence-cwu id="S"><number>1</number></sequence-cwu>\n';
    const { numbers, codes } = await readText(redbook, grant40 + listing + application('v44', '20230000002'));
    expect(numbers).toEqual(['6890001', '20230000002']);
    expect(codes).toEqual([]);
  });
});

describe.skipIf(!hasSharedData)('the office’s own files', () => {
  const file = (name: string): string => readFileSync(sharedData(`patents/us-redbook/${name}`), 'utf8');
  const counts = ({ claims, citations, classifications, descriptions }: Publication): number[] => [
    claims![0]!.claims.length,
    citations?.length ?? 0,
    citations?.filter(({ text }) => text !== undefined).length ?? 0,
    classifications!.filter(({ scheme }) => scheme === 'ipc').length,
    classifications!.filter(({ scheme }) => scheme === 'cpc').length,
    descriptions!.length,
  ];

  /**
   * Claims, citations, of these other literature, IPC symbols, different CPC symbols, descriptions, as counted in the
   * files.
   */
  it.each([
    ['US06859910.xml', 'US 6859910 B2', [2, 8, 0, 4, 0, 1]],
    ['US06970935.xml', 'US 6970935 B1', [30, 11, 0, 1, 0, 1]],
    ['US07272630B2.xml', 'US 7272630 B2', [17, 116, 38, 1, 0, 1]],
    ['US08926509.xml', 'US 8926509 B2', [31, 160, 30, 14, 19, 1]],
    ['US08927118.xml', 'US 8927118 B2', [45, 104, 28, 9, 14, 1]],
    ['US08930553.xml', 'US 8930553 B2', [8, 21, 5, 1, 0, 1]],
    ['US20050004437A1.xml', 'US 20050004437 A1', [10, 0, 0, 1, 0, 1]],
    ['US20050004974A1.xml', 'US 20050004974 A1', [21, 0, 0, 1, 0, 1]],
  ])('%s is one record with all its parts', async (name, key, expected) => {
    const read = await only(file(name));
    expect(Object.values(read.id).join(' ')).toBe(key);
    expect(counts(read)).toEqual(expected);
  });

  it('reads what a careful reader finds in an IBM grant of v4.5', async () => {
    const read = await only(file('US08930553.xml'));
    expect(read).toMatchObject({
      publicationDate: '2015-01-06',
      application: { country: 'US', number: '13648029', date: '2012-10-09' },
      titles: [{ lang: 'en', text: 'Managing mid-dialog session initiation protocol (SIP) messages' }],
      applicants: [{ name: 'International Business Machines Corporation', country: 'US', region: 'NY' }],
      inventors: [
        { name: 'Nissim, Nitzan', country: 'IL', region: 'Rehovot' },
        { name: 'Pulito, Brian', country: 'US', region: 'KY' },
        { name: 'Zinger, Asaf', country: 'IL', region: 'Rehovot' },
      ],
      agents: [{ name: 'Cuenot, Forsythe & Kim, LLC' }],
    });
    expect(read.citations![3]).toEqual({
      publication: { country: 'US', number: '20070140112', kind: 'A1' },
      by: 'applicant',
    });
    expect(read.citations![18]!.text).toContain('www1.cs.columbia.edu/˜kns10/publication/thesis.pdf>.');
    expect(read.priorities).toBeUndefined();
  });

  it('reads priority, continuations and foreign citations of a chemical grant, and none of its formulae', async () => {
    const read = await only(file('US08927118.xml'));
    expect(read.priorities).toEqual([
      { country: 'JP', number: '2008148514', date: '2008-06-05' },
      { country: 'US', number: '13173486', date: '2011-06-30' },
      { country: 'US', number: '12253586', date: '2008-10-17' },
    ]);
    expect(read.citations).toContainEqual({
      publication: { country: 'EP', number: '0906947', kind: 'A1' },
      by: 'applicant',
    });
    expect(read.claims![0]!.claims[0]).toMatch(
      /^1\. A material .* formula \(5\):\nwherein:\nX5 and X6 represent N—R1;\nR1 /,
    );
    expect(JSON.stringify(read)).not.toMatch(/\.TIF|\.CDX|embedded image/);
    expect(read.assignees).toEqual([{ name: 'Idemitsu Kosan Co., Ltd.', country: 'JP', region: 'Tokyo' }]);
  });

  it('reads a continuation of an international application', async () => {
    const read = await only(file('US20050004437A1.xml'));
    expect(read.priorities).toEqual([
      { country: 'CH', number: '197401', date: '2001-10-26' },
      { country: 'WO', number: 'CH0200573', kind: 'W', date: '2002-10-21' },
    ]);
    expect(read.international).toEqual({ application: 'PCT/CH02/00573' });
    expect(read.inventors).toEqual([
      { name: 'Kaufmann, Heiner', country: 'CH', region: 'Bern' },
      { name: 'Vering, Thomas', country: 'CH', region: 'Bremgarten b. Bern' },
    ]);
    expect(read.claims![0]!.claims[0]).toBe(
      '1. A simulation device for displaying and evaluating blood sugar readings, comprising:\na housing;\na display means; and\na storing, evaluating and controlling unit;\nwherein the evaluation is displayed by means of a virtual creature.',
    );
  });

  it('reads rows of tables and paragraphs as lines', async () => {
    const [text] = (await only(file('US07272630B2.xml'))).descriptions!;
    expect(text!.text).toMatch(
      /^RELATED APPLICATIONS\nThis application is a divisional application of U\.S\. patent application Ser\. No\. 09\/876,376/,
    );
    expect(text!.text.endsWith('disclosed as exemplary forms of implementing the invention.')).toBe(true);
    expect(text!.text).not.toMatch(/[<>]\/?(p|sub|row)\b| {2}|\n\n| \n/);
  });

  const names = ['US06859910.xml', 'US20050004437A1.xml', 'US08930553.xml', 'US07272630B2.xml'];
  const weekly = (): string => names.map((name) => `${file(name).trimEnd()}\n`).join('');

  it('reads the weekly file, one document after another, as it reads each by itself', async () => {
    const { publications, codes } = await readText(redbook, weekly(), { cuts: [10, 5_000, 56_050, 56_070, 130_000] });
    expect(codes).toEqual([]);
    expect(publications).toEqual(await Promise.all(names.map(async (name) => only(file(name)))));
  });

  it('keeps every whole record of a weekly file that is cut off anywhere', async () => {
    const text = weekly();
    const { places } = await readText(redbook, text);
    const bytes = Buffer.from(text);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), async (length) => {
        const read = await readText(redbook, bytes.toString('utf8', 0, length).replace(/\uFFFD+$/, ''));
        expect(read.publications).toHaveLength(places.filter(({ end }) => end! <= length).length);
        expect(read.codes.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 25 },
    );
  });

  it('sets a spoilt record aside and reads those around it', async () => {
    const spoilt = weekly().replace('A simulation device for playful', 'A <i>simulation device for playful');
    const { numbers, codes, problems, places } = await readText(redbook, spoilt);
    expect(numbers).toEqual(['6859910', '8930553', '7272630']);
    expect(codes).toEqual(['format.broken-xml']);
    expect(problems[0]!.zh).toMatch(/结束标记与开始标记不对应/);
    expect(Buffer.from(spoilt).toString('utf8', places[1]!.start!).startsWith('<us-patent-application')).toBe(true);
  });
});
