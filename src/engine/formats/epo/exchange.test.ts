import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '../../../../test/support/read-text.ts';
import { hasSharedData, sharedData } from '../../../../test/support/shared-data.ts';
import type { Publication } from '../../publication.ts';
import { exchange } from './exchange.ts';

const reference = (name: string, form: string, id: string): string =>
  `<exch:${name} data-format="${form}"><document-id lang="en">${id}</document-id></exch:${name}>`;
const docdb = (country: string, number: string, kind: string, date = ''): string =>
  `<country>${country}</country><doc-number>${number}</doc-number><kind>${kind}</kind>${date && `<date>${date}</date>`}`;

// A fictional record as the DOCDB bulk file has it.
const record = (number: string, attributes = 'status="C"', inside = ''): string => `
<exch:exchange-document country="CN" doc-number="${number}" kind="A" doc-id="1" date-publ="20220114" family-id="79000001" is-representative="YES" date-of-last-exchange="20230105" ${attributes}>
<exch:bibliographic-data>
${reference('publication-reference', 'docdb', docdb('CN', number, 'A', '20220114'))}
${reference('publication-reference', 'epodoc', `<doc-number>CN${number}</doc-number>`)}
<exch:classification-ipc><edition>7</edition><main-classification>H01M10/36</main-classification></exch:classification-ipc>
<exch:classifications-ipcr><classification-ipcr sequence="1"><text>H01M  10/0525      20100101AFI20220114BHCN        </text></classification-ipcr></exch:classifications-ipcr>
<exch:patent-classifications>
<patent-classification sequence="1"><classification-scheme office="EP" scheme="CPCI"><date>20130101</date></classification-scheme><classification-symbol>H01M  10/0525</classification-symbol><symbol-position>F</symbol-position><classification-value>I</classification-value><generating-office>EP</generating-office></patent-classification>
<patent-classification sequence="2"><classification-scheme office="EP" scheme="CPCI"><date>20130101</date></classification-scheme><classification-symbol>H01M  10/0525</classification-symbol><symbol-position>F</symbol-position><classification-value>I</classification-value><generating-office>CN</generating-office></patent-classification>
<patent-classification sequence="3"><classification-scheme office="JP" scheme="FI"/><classification-symbol>H01M10/0525</classification-symbol></patent-classification>
</exch:patent-classifications>
${reference('application-reference', 'docdb', docdb('CN', '202110000001', 'A', '20210707'))}
<exch:priority-claims>
<exch:priority-claim sequence="1" data-format="docdb"><document-id>${docdb('CN', '202110000001', 'A', '20210707')}</document-id><exch:priority-active-indicator>Y</exch:priority-active-indicator></exch:priority-claim>
<exch:priority-claim sequence="2" data-format="docdb"><document-id>${docdb('US', '202063000001', 'P', '20200801')}</document-id><exch:priority-active-indicator>N</exch:priority-active-indicator></exch:priority-claim>
</exch:priority-claims>
<exch:parties><exch:applicants>
<exch:applicant sequence="1" data-format="docdb"><exch:applicant-name><name>XUGOU BATTERY CO LTD</name></exch:applicant-name><residence><country>CN</country></residence></exch:applicant>
<exch:applicant sequence="1" data-format="docdba"><exch:applicant-name><name>虚构电池有限公司</name></exch:applicant-name></exch:applicant>
</exch:applicants><exch:inventors>
<exch:inventor sequence="1" data-format="docdb"><exch:inventor-name><name>XU YI</name></exch:inventor-name></exch:inventor>
</exch:inventors></exch:parties>
<exch:invention-title lang="zh" data-format="docdba">一种虚构的电池</exch:invention-title>
<exch:invention-title lang="en" data-format="docdba">A fictional battery</exch:invention-title>
<exch:references-cited>
<exch:citation cited-phase="SEA" sequence="1"><patcit num="1" dnum-type="publication number"><document-id>${docdb('US', '2006142694', 'A1', '20060629')}</document-id></patcit><category>X</category><category>Y</category></exch:citation>
<exch:citation cited-phase="APP" sequence="2"><nplcit num="1"><text>A fictional book</text></nplcit></exch:citation>
</exch:references-cited>
</exch:bibliographic-data>
<exch:abstract lang="en" data-format="docdba" abstract-source="national office"><exch:p>It stores energy.</exch:p><exch:p>Twice. &lt;IMAGE&gt;</exch:p></exch:abstract>
<exch:abstract lang="zh" data-format="docdba"><exch:p>储能。</exch:p></exch:abstract>
${inside}</exch:exchange-document>`;

const bulk = (...records: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<exch:exchange-documents xmlns:exch="http://www.epo.org/exchange" date-of-exchange="20230105" no-of-documents="${records.length}">${records.join('')}\n</exch:exchange-documents>\n`;

const allOf = async (text: string): Promise<readonly Publication[]> => {
  const { publications, problems } = await readText(exchange, text);
  expect(problems).toEqual([]);
  return publications;
};

describe('the DOCDB bulk file', () => {
  it('is read with harmonised names, every language, active priorities and dates of exchange', async () => {
    expect(await allOf(bulk(record('113900001')))).toEqual([
      {
        id: { country: 'CN', number: '113900001', kind: 'A' },
        source: { format: 'epo-exchange', part: 'biblio', exchanged: '2023-01-05' },
        publicationDate: '2022-01-14',
        application: { country: 'CN', number: '202110000001.6', kind: 'A', date: '2021-07-07' },
        titles: [
          { lang: 'zh', text: '一种虚构的电池' },
          { lang: 'en', text: 'A fictional battery' },
        ],
        abstracts: [
          { lang: 'en', text: 'It stores energy.\nTwice.' },
          { lang: 'zh', text: '储能。' },
        ],
        applicants: [{ name: '虚构电池有限公司', standardName: 'XUGOU BATTERY CO LTD', country: 'CN' }],
        inventors: [{ name: 'XU YI' }],
        classifications: [
          {
            scheme: 'ipc',
            symbol: 'H01M10/0525',
            version: '2010-01-01',
            level: 'advanced',
            position: 'first',
            value: 'inventive',
          },
          { scheme: 'ipc', symbol: 'H01M10/36', version: '7' },
          { scheme: 'cpc', symbol: 'H01M10/0525', version: '2013-01-01', position: 'first', value: 'inventive' },
        ],
        priorities: [{ country: 'CN', number: '202110000001.6', kind: 'A', date: '2021-07-07' }],
        families: [{ scheme: 'docdb', id: '79000001', asOf: '2023-01-05' }],
        citations: [
          { publication: { country: 'US', number: '20060142694', kind: 'A1' }, category: 'X,Y', by: 'examiner' },
          { text: 'A fictional book', by: 'applicant' },
        ],
      },
    ]);
  });

  it('takes a publication back by a record of status D, however little that says', async () => {
    const deleted =
      '<exch:exchange-document country="CN" doc-number="113900002" kind="A" status="D" date-of-last-exchange="20230112" family-id="-1"/>';
    expect(await allOf(bulk(record('113900001', 'status="A"'), deleted))).toMatchObject([
      { id: { number: '113900001' } },
      {
        id: { country: 'CN', number: '113900002', kind: 'A' },
        source: { format: 'epo-exchange', part: 'biblio', exchanged: '2023-01-12' },
        status: { state: 'withdrawn', date: '2023-01-12' },
      },
    ]);
    expect((await allOf(bulk(deleted)))[0]).not.toHaveProperty('families');
  });

  it('is read on inside its one root after a record that is broken', async () => {
    const broken = record('113900002', '', '<exch:broken>');
    const text = bulk(record('113900001'), broken, record('113900003'));
    const { numbers, codes, problems } = await readText(exchange, text);
    expect(numbers).toEqual(['113900001', '113900003']);
    expect(codes).toEqual(['format.broken-xml']);
    expect(problems[0]!.en).toContain(`(line ${broken.trim().split('\n').length}, column `);
  });

  it('keeps every whole record of a file that is cut off anywhere, and says that it is cut off', async () => {
    const text = bulk(record('113900001'), record('113900002'), record('113900003'));
    const { places } = await readText(exchange, text);
    const bytes = Buffer.from(text);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 40, max: bytes.length - 3 }), async (length) => {
        const { numbers, codes } = await readText(exchange, bytes.toString('utf8', 0, length).replace(/\uFFFD+$/, ''));
        expect(numbers).toEqual(
          ['113900001', '113900002', '113900003'].slice(0, places.filter(({ end }) => end! <= length).length),
        );
        expect(codes).toEqual(['format.truncated-xml']);
      }),
      { numRuns: 100 },
    );
  });
});

it('sets aside the answer that there is no data on a number', async () => {
  const none =
    '<ops:world-patent-data xmlns:ops="http://ops.epo.org"><ops:meta name="x" value="1"/><exchange-documents><exchange-document system="ops.epo.org" country="EP" doc-number="9999999" kind="A1" status="not found"/></exchange-documents></ops:world-patent-data>';
  expect(exchange.recognises(none, 'x')).toBe(true);
  const { codes, problems } = await readText(exchange, none);
  expect(codes).toEqual(['format.not-found']);
  expect(problems[0]!.zh).toContain('EP9999999A1');
});

describe.skipIf(!hasSharedData)('real responses of OPS', () => {
  const file = (name: string): string => readFileSync(sharedData(`patents/epo-docdb/${name}`), 'utf8');
  const only = async (name: string): Promise<Publication> => {
    const [read, more] = await allOf(file(name));
    expect(more).toBeUndefined();
    return read!;
  };

  it('reads a United States application with its zero and its series back', async () => {
    const read = await only('biblio_example.xml');
    expect(read).toMatchObject({
      id: { country: 'US', number: '20060142694', kind: 'A1' },
      publicationDate: '2006-06-29',
      application: { country: 'US', number: '11023667', kind: 'A', date: '2004-12-28' },
      titles: [{ lang: 'en', text: 'Bi-directional steerable catheter control handle' }],
      applicants: [{ name: 'ST. JUDE MEDICAL, ATRIAL FIBRILLATION DIVISION, INC' }],
      priorities: [{ country: 'US', number: '11023667', date: '2004-12-28' }],
      families: [{ scheme: 'docdb', id: '35840242' }],
    });
    expect(read.inventors?.map(({ name }) => name)).toEqual([
      'BEDNAREK MICHAEL C',
      'WILKOWSKE ERIC J',
      'STEHR RICHARD E',
      'BUTLER WILLIAM E',
      'BUTLER WILLIAM EMERSON',
    ]);
    expect(read.inventors![3]).toEqual({ name: 'BUTLER WILLIAM E', country: 'US' });
    expect(read.citations).toHaveLength(99);
    expect(read.citations![0]).toEqual({
      publication: { country: 'US', number: '5277199', kind: 'A' },
      by: 'examiner',
    });
    expect(read.classifications).toHaveLength(1 + 4);
    expect(read.abstracts![0]!.text.endsWith('the distal end of the catheter body to deflect accordingly.')).toBe(true);
  });

  it('reads a Japanese application without title or abstract, of a provisional, a national and an international priority', async () => {
    const read = await only('biblio_example_2.xml');
    expect(read).toMatchObject({
      id: { country: 'JP', number: '2005533465', kind: 'A' },
      application: { country: 'JP', number: '2005505120', date: '2003-07-11' },
    });
    expect(read.priorities).toEqual([
      { country: 'US', number: '60396363', kind: 'P', date: '2002-07-15' },
      { country: 'US', number: '10291320', date: '2002-11-08' },
      { country: 'WO', number: 'US0321714', kind: 'W', date: '2003-07-11' },
    ]);
    expect(read.classifications?.filter(({ scheme }) => scheme === 'cpc')).toHaveLength(19);
    expect(read.classifications?.filter(({ scheme }) => scheme === 'ipc').map(({ symbol }) => symbol)).toEqual([
      'G06T9/00',
      'H03M7/30',
      'H04B1/66',
      'H04N7/26',
      'H04N7/36',
      'H04N7/46',
      'H04N7/50',
      'H04N19/94',
      'H04N7/24',
    ]);
    expect(read.citations).toEqual([
      { publication: { country: 'JP', number: '2004088737', kind: 'A' } },
      { publication: { country: 'JP', number: '2004048632', kind: 'A' } },
    ]);
    expect(read).not.toHaveProperty('titles');
    expect(read).not.toHaveProperty('applicants');
  });

  it('reads each party once, with its two names', async () => {
    const read = await only('biblio_example_3.xml');
    expect(read.applicants).toEqual([{ name: 'PRIMUS GREEN ENERGY INC' }, { name: 'BLUESCAPE CLEAN FUELS, LLC' }]);
    expect(read.inventors).toEqual([
      { name: 'FANG, HOWARD L', standardName: 'FANG HOWARD L' },
      { name: 'QIN, MEIFANG', standardName: 'QIN MEIFANG' },
      { name: 'BEN-REUVEN, MOSHE', standardName: 'BEN-REUVEN MOSHE' },
    ]);
    expect(read.priorities).toEqual([
      { country: 'US', number: '13547826', date: '2012-07-12' },
      { country: 'WO', number: 'US2013050328', kind: 'W', date: '2013-07-12' },
    ]);
  });

  it('reads symbols of combination sets beside the others, each once', async () => {
    const read = await only('biblio_example_4.xml');
    const cpc = read.classifications!.filter(({ scheme }) => scheme === 'cpc');
    expect(cpc).toHaveLength(32);
    expect(cpc.map(({ symbol }) => symbol)).toEqual(expect.arrayContaining(['B01J8/0449', 'C07C29/151', 'C07C43/043']));
    expect(read.application).toEqual({ country: 'US', number: '12942680', kind: 'A', date: '2010-11-09' });
    expect(read.applicants).toHaveLength(5);
    expect(read.citations).toHaveLength(6);
  });

  it('reads two publications of one application with titles in three languages', async () => {
    const read = await allOf(file('full_cycle_example.xml'));
    expect(read.map(({ id, publicationDate }) => `${id.country}${id.number}${id.kind} ${publicationDate}`)).toEqual([
      'EP1000000A1 2000-05-17',
      'EP1000000B1 2003-02-12',
    ]);
    expect(read[0]!.titles?.map(({ lang }) => lang)).toEqual(['de', 'fr', 'en']);
    expect(read[0]!.titles![0]!.text).toBe('Vorrichtung zur Herstellung von Steinformlingen für die Ziegelindustrie');
    expect(read[0]!.applicants).toEqual([
      { name: 'BEHEERMAATSCHAPPIJ DE BOER NIJMEGEN B.V', standardName: 'BOER BEHEER NIJMEGEN BV DE', country: 'NL' },
    ]);
    expect(read[0]!.priorities).toEqual([{ country: 'NL', number: '1010536', date: '1998-11-12' }]);
    expect(read[0]!.citations?.[1]).toEqual({
      publication: { country: 'EP', number: '0680812', kind: 'A1' },
      category: 'A',
      by: 'examiner',
    });
    expect(read[0]!.abstracts![0]!.text).toMatch(/one side of the green bricks\.$/);
    expect(read[1]).not.toHaveProperty('abstracts');
    expect(read[1]).not.toHaveProperty('citations');
    expect(read[1]!.classifications).toHaveLength(4 + 3);
  });
});
