import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readText } from '../../../../test/support/read-text.ts';
import { hasSharedData, sharedData } from '../../../../test/support/shared-data.ts';
import type { FormatReader } from '../reader.ts';
import { exchange } from './exchange.ts';
import { family } from './family.ts';
import { fulltext } from './fulltext.ts';
import { search } from './search.ts';

const ops = (inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet type="text/xsl" href="x.xsl"?>\n<ops:world-patent-data xmlns="http://www.epo.org/exchange" xmlns:ops="http://ops.epo.org"><ops:meta name="elapsed-time" value="21"/>${inside}</ops:world-patent-data>`;
const docdb = (number: string): string =>
  `<document-id document-id-type="docdb"><country>EP</country><doc-number>${number}</doc-number><kind>A1</kind></document-id>`;

describe('full texts', () => {
  const document = (inside: string): string =>
    ops(
      `<ftxt:fulltext-documents xmlns="http://www.epo.org/fulltext" xmlns:ftxt="http://www.epo.org/fulltext"><ftxt:fulltext-document><bibliographic-data><publication-reference data-format="docdb"><document-id><country>EP</country><doc-number>9000001</doc-number><kind>B1</kind></document-id></publication-reference></bibliographic-data>${inside}</ftxt:fulltext-document></ftxt:fulltext-documents>`,
    );
  const claims = async (inside: string) => (await readText(fulltext, document(inside))).publications[0]!.claims;

  it('gives claims in several languages, each claim by itself', async () => {
    expect(
      await claims(
        '<claims lang="EN"><claim><claim-text>1. A box:</claim-text><claim-text>with 2. a lid.</claim-text><claim-text>2. The box of claim\n1.</claim-text></claim></claims><claims lang="DE"><claim><claim-text>Patentansprüche\n1. Kiste.\n2. Kiste nach Anspruch 1.</claim-text></claim></claims>',
      ),
    ).toEqual([
      { lang: 'en', claims: ['1. A box:\nwith 2. a lid.', '2. The box of claim\n1.'] },
      { lang: 'de', claims: ['1. Kiste.', '2. Kiste nach Anspruch 1.'] },
    ]);
  });

  it('takes every text for a claim where none has a number', async () => {
    expect(
      await claims(
        '<claims lang="EN"><claim><claim-text>A box.</claim-text><claim-text>The box, red.</claim-text></claim></claims>',
      ),
    ).toEqual([{ lang: 'en', claims: ['A box.', 'The box, red.'] }]);
  });

  it('gives the description as a part of its own', async () => {
    const { publications } = await readText(
      fulltext,
      document('<description lang="FR"><heading>Titre</heading><p>Une  boîte.</p></description>'),
    );
    expect(publications).toEqual([
      {
        id: { country: 'EP', number: '9000001', kind: 'B1' },
        source: { format: 'epo-fulltext', part: 'description' },
        descriptions: [{ lang: 'fr', text: 'Titre\nUne  boîte.' }],
      },
    ]);
  });
});

describe('families and legal events', () => {
  const member = (number: string, inside = ''): string =>
    `<ops:family-member family-id="7"><publication-reference>${docdb(number)}</publication-reference>${inside}</ops:family-member>`;
  const event = (code: string, influence: string, fields: string): string =>
    `<ops:legal code="${code} " desc="SOMETHING HAPPENED" infl="${influence}" dateMigr="00010101"><ops:pre line="1">raw</ops:pre><ops:L001EP desc="Country Code">EP</ops:L001EP><ops:L008EP desc="Code">${code}</ops:L008EP>${fields}</ops:legal>`;

  it('gives one record for each member, of legal events where it has some', async () => {
    const text = ops(
      `<ops:patent-family legal="true" total-result-count="2"><ops:publication-reference>${docdb('9000001')}</ops:publication-reference>${member(
        '9000001',
        event(
          'PG25',
          '-',
          '<ops:L007EP desc="Gazette DATE">2014-02-28</ops:L007EP><ops:L500EP><ops:L501EP desc="Ref Country Code">FR</ops:L501EP></ops:L500EP>',
        ) +
          event(
            'RAP1',
            ' ',
            '<ops:L007EP>0001-01-01</ops:L007EP><ops:L500EP><ops:L525EP desc="Effective DATE">20130407</ops:L525EP></ops:L500EP>',
          ) +
          event('17P', '+', ''),
      )}${member('9000002')}</ops:patent-family>`,
    );
    const { publications, codes } = await readText(family, text);
    expect(codes).toEqual([]);
    expect(publications).toEqual([
      {
        id: { country: 'EP', number: '9000001', kind: 'A1' },
        source: { format: 'epo-family', part: 'legal' },
        families: [{ scheme: 'docdb', id: '7' }],
        legalEvents: [
          {
            office: 'EP',
            code: 'PG25',
            date: '2014-02-28',
            description: 'SOMETHING HAPPENED\nRef Country Code: FR',
            influence: '-',
          },
          {
            office: 'EP',
            code: 'RAP1',
            date: '2013-04-07',
            description: 'SOMETHING HAPPENED\nEffective DATE: 20130407',
          },
          { office: 'EP', code: '17P', description: 'SOMETHING HAPPENED', influence: '+' },
        ],
      },
      {
        id: { country: 'EP', number: '9000002', kind: 'A1' },
        source: { format: 'epo-family', part: 'family' },
        families: [{ scheme: 'docdb', id: '7' }],
      },
    ]);
  });
});

describe('searches', () => {
  it('give references, or whole documents where these were asked for', async () => {
    const text = ops(
      `<ops:biblio-search total-result-count="2"><ops:query syntax="CQL">pa=x</ops:query><ops:range begin="1" end="2"/><ops:search-result><ops:publication-reference system="ops.epo.org" family-id="7">${docdb('9000001')}</ops:publication-reference><exchange-documents><exchange-document country="EP" doc-number="9000002" kind="A1" family-id="8"><bibliographic-data><invention-title lang="en">Box</invention-title></bibliographic-data></exchange-document></exchange-documents></ops:search-result></ops:biblio-search>`,
    );
    const { publications, codes } = await readText(search, text);
    expect(codes).toEqual([]);
    expect(publications).toMatchObject([
      { id: { number: '9000001' }, source: { format: 'epo-search', part: 'reference' }, families: [{ id: '7' }] },
      {
        id: { number: '9000002' },
        source: { format: 'epo-exchange', part: 'biblio' },
        titles: [{ lang: 'en', text: 'Box' }],
      },
    ]);
  });
});

describe.skipIf(!hasSharedData)('real responses of OPS', () => {
  const file = (name: string): string => readFileSync(sharedData(`patents/epo-docdb/${name}`), 'utf8');
  const read = async (reader: FormatReader, name: string) => {
    const { publications, problems } = await readText(reader, file(name));
    expect(problems).toEqual([]);
    return publications;
  };

  it('are told apart by their first elements', () => {
    const readers = { exchange, family, fulltext, search };
    const recognised = (name: string): string[] =>
      Object.entries(readers).flatMap(([key, reader]) =>
        reader.recognises(file(name).slice(0, 65536), name) ? [key] : [],
      );
    expect(
      [
        'biblio_example.xml',
        'legal_example_1.xml',
        'family_input.xml',
        'claims_example.xml',
        'description_example.xml',
        'search_example.xml',
      ].map(recognised),
    ).toEqual([['exchange'], ['family'], ['family'], ['fulltext'], ['fulltext'], ['search']]);
  });

  it('give eleven claims, each in an element of its own, and twenty in one element', async () => {
    const [green] = await read(fulltext, 'claims_example.xml');
    expect(green!.id).toEqual({ country: 'EP', number: '1000000', kind: 'A1' });
    expect(green!.claims![0]!.claims).toHaveLength(11);
    expect(green!.claims![0]!.claims[10]).toMatch(
      /^11\. Apparatus as claimed in claim 10, wherein the conveyor is a chain conveyor/,
    );
    const [browser] = await read(fulltext, 'claims_example_2.xml');
    expect(browser!.id).toEqual({ country: 'WO', number: '2009085664', kind: 'A2' });
    expect(browser!.claims![0]!.claims).toHaveLength(20);
    expect(browser!.claims![0]!.claims[2]).toBe(
      '3. The method of claim 2, wherein the Web browser user interface comprises an address bar into which the text has been typed.',
    );
  });

  it('give a description of 22 paragraphs', async () => {
    const [described] = await read(fulltext, 'description_example.xml');
    expect(described!.source.part).toBe('description');
    const lines = described!.descriptions![0]!.text.split('\n');
    expect(lines).toHaveLength(22);
    expect(lines[1]).toMatch(/^\[0002\]\s+A recent demand has developed on the market for bricks/);
  });

  it('give a family of six', async () => {
    const members = await read(family, 'family_input.xml');
    expect(members.map(({ id, publicationDate }) => `${id.country}${id.number}${id.kind} ${publicationDate}`)).toEqual([
      'EP1000000A1 2000-05-17',
      'EP1000000B1 2003-02-12',
      'AT232441T 2003-02-15',
      'DE69905327D1 2003-03-20',
      'NL1010536C2 2000-05-15',
      'US6093011A 2000-07-25',
    ]);
    for (const member of members) {
      expect(member.families).toEqual([{ scheme: 'docdb', id: '19768124' }]);
      expect(member.priorities).toEqual([{ country: 'NL', number: '1010536', kind: 'A', date: '1998-11-12' }]);
      expect(member.source.part).toBe('family');
    }
    expect(members[5]!.application).toEqual({ country: 'US', number: '09206856', kind: 'A', date: '1998-12-08' });
  });

  it('give the legal events of a European and a United States publication', async () => {
    const [european] = await read(family, 'legal_example_1.xml');
    expect(european!.legalEvents).toHaveLength(50);
    expect(european!.legalEvents![0]).toEqual({
      office: 'EP',
      code: '17Q',
      date: '2002-06-05',
      description: 'FIRST EXAMINATION REPORT DESPATCHED\nEffective DATE: 20020423',
      influence: '+',
    });
    expect(european!.legalEvents![2]!.description).toContain(
      'EUROPEAN PATENT TAKES EFFECT AS A NATIONAL PATENT IN CH/LI',
    );
    expect((await read(family, 'legal_example_2.xml'))[0]!.legalEvents).toHaveLength(51);
    const [american] = await read(family, 'legal_example_3.xml');
    expect(american!.id).toEqual({ country: 'US', number: '10465445', kind: 'B2' });
    expect(american!.application).toEqual({ country: 'US', number: '15919370', kind: 'A', date: '2018-03-13' });
    expect(american!.priorities).toEqual([{ country: 'US', number: '61761070', kind: 'P', date: '2013-02-05' }]);
    expect(american!.legalEvents?.map(({ code }) => code)).toEqual([
      'AS',
      'AS',
      'STPP',
      'STPP',
      'STPP',
      'STCF',
      'FEPP',
      'FEPP',
      'FEPP',
      'AS',
      'FEPP',
      'PGR',
      'PGR',
      'IPR',
    ]);
  });

  it('give fifteen references of a search', async () => {
    const references = await read(search, 'search_example.xml');
    expect(references).toHaveLength(15);
    expect(references[0]).toEqual({
      id: { country: 'US', number: '20210381337', kind: 'A1' },
      source: { format: 'epo-search', part: 'reference' },
      families: [{ scheme: 'docdb', id: '40674565' }],
    });
    expect(references[7]!.id).toEqual({ country: 'CA', number: '2871622', kind: 'A1' });
  });
});
