import { describe, expect, it } from 'vitest';
import { readPath } from '../../../test/support/read-file.ts';
import { hasSharedData, sharedData } from '../../../test/support/shared-data.ts';

const patents = (file: string): string => sharedData(`patents/${file}`);

describe.skipIf(!hasSharedData)('real files of the offices', () => {
  it.each([
    ['us-redbook/US06859910.xml', 1, 'us-redbook'],
    ['us-redbook/US06970935.xml', 1, 'us-redbook'],
    ['us-redbook/US07272630B2.xml', 1, 'us-redbook'],
    ['us-redbook/US08926509.xml', 1, 'us-redbook'],
    ['us-redbook/US08927118.xml', 1, 'us-redbook'],
    ['us-redbook/US08930553.xml', 1, 'us-redbook'],
    ['us-redbook/US20050004437A1.xml', 1, 'us-redbook'],
    ['us-redbook/US20050004974A1.xml', 1, 'us-redbook'],
    ['us-history/US03932709.greenbook', 1, 'us-greenbook'],
    ['us-history/US03937375.greenbook', 1, 'us-greenbook'],
    ['us-history/US04347903.greenbook', 1, 'us-greenbook'],
    ['us-history/US06336130.xml', 1, 'us-st32'],
    ['us-history/US06337117.xml', 1, 'us-st32'],
    ['us-history/US20010000044A1.xml', 1, 'us-pap'],
    ['us-history/US20010000943A1.xml', 1, 'us-pap'],
    ['us-history/US20010009014A1.xml', 1, 'us-pap'],
    ['us-history/USD435854S1.xml', 1, 'us-st32'],
    ['uspto-st96/sample_XML4IP.ZIP', 13, 'us-st96'],
    ['epo-docdb/biblio_example.xml', 1, 'epo-exchange'],
    ['epo-docdb/claims_example.xml', 1, 'epo-fulltext'],
    ['epo-docdb/description_example.xml', 1, 'epo-fulltext'],
    ['epo-docdb/family_input.xml', 6, 'epo-family'],
    ['epo-docdb/full_cycle_example.xml', 2, 'epo-exchange'],
    ['epo-docdb/legal_example_1.xml', 1, 'epo-family'],
    ['epo-docdb/search_example.xml', 15, 'epo-search'],
  ])('reads %s: %i records of %s, however the bytes come in', async (file, count, format) => {
    const read = await readPath(patents(file));
    expect([read.thrown, read.setAside]).toEqual([undefined, []]);
    expect(read.publications.map(({ source }) => source.format)).toEqual(Array(count).fill(format));
    expect(await readPath(patents(file), { chunkBytes: 4093 })).toEqual(read);
  });
});

describe.skipIf(!hasSharedData)('tables and JSON of real publications', () => {
  it.each([
    ['en/us-applications-1813.jsonl', 1813, 'jsonl:us-pap2pat'],
    ['en/us-fulltext-31.jsonl', 31, 'jsonl:us-public-search-fulltext'],
    ['en/us-issue-2023-10-31.jsonl', 129, 'jsonl:us-public-search-issue'],
    ['zh/cn-abstracts-2963.jsonl', 2963, 'jsonl:kppatent-zh-abstracts'],
    ['zh/cn-fulltext-693.jsonl', 693, 'jsonl:kppatent-zh-fulltext'],
  ])('reads every record of %s', async (file, count, format) => {
    const read = await readPath(patents(file));
    expect(read.thrown).toBeUndefined();
    expect(read.setAside).toEqual([]);
    expect(read.publications).toHaveLength(count);
    expect(new Set(read.keys).size).toBe(count);
    expect(new Set(read.publications.map(({ source }) => source.format))).toEqual(new Set([format]));
  });

  it('gives the Chinese records without a number identities of their own, apart from one file to the other', async () => {
    const [fulltexts, abstracts] = await Promise.all([
      readPath(patents('zh/cn-fulltext-693.jsonl')),
      readPath(patents('zh/cn-abstracts-2963.jsonl')),
    ]);
    expect(fulltexts.keys.filter((key) => key.startsWith('XX'))).toHaveLength(32);
    expect(fulltexts.keys).toContain('XXKPP-TEST-0016');
    expect(abstracts.keys).toContain('XXKPP-TRAIN-0000');
    expect(fulltexts.keys.filter((key) => abstracts.keys.includes(key))).toEqual([]);
  });

  it('splits Chinese claims and takes the running heads of the pages out of them', async () => {
    const { publications } = await readPath(patents('zh/cn-fulltext-693.jsonl'));
    const mining = publications.find(({ id }) => id.number === '113914863');
    const [claims] = mining?.claims ?? [];
    expect(claims?.lang).toBe('zh');
    expect(claims?.claims).toHaveLength(10);
    expect(claims?.claims[1]).toMatch(/^2\.根据权利要求1所述/);
    expect(claims?.claims[9]).toMatch(/充填料浆将间柱联络道\(5\)封堵。$/);
    const withHeads = publications.flatMap((publication) =>
      (publication.claims ?? [])
        .flatMap(({ claims }) => claims)
        .filter((claim) => /CN\d{9}A(?:权利要求书|说明书)\d+\/\d+页/.test(claim)),
    );
    expect(withHeads).toEqual([]);
  });

  it('reads what stands on description pages as description', async () => {
    const { publications } = await readPath(patents('zh/cn-fulltext-693.jsonl'));
    const described = publications.filter(({ descriptions }) => descriptions !== undefined);
    expect(described).toHaveLength(94);
    expect(Math.max(...described.map(({ descriptions }) => descriptions![0]!.text.length))).toBeGreaterThan(6000);
  });

  it('reads numbers, dates, parties and classes of the United States full texts', async () => {
    const { publications, keys } = await readPath(patents('en/us-fulltext-31.jsonl'));
    expect(keys).toEqual(expect.arrayContaining(['US6103599A', 'US20230008865A1', 'USRE28436E', 'USPP3823P']));
    const wafer = publications.find(({ id }) => id.number === '6103599');
    expect(wafer).toMatchObject({
      publicationDate: '2000-08-15',
      application: { country: 'US', date: '1998-06-03' },
      inventors: [{ name: 'Henley, Francois J.' }, { name: 'Cheung, Nathan' }],
      assignees: [{ name: 'Silicon Genesis Corporation' }],
    });
    expect(wafer?.applicants).toBeUndefined();
    expect(wafer?.classifications).toContainEqual({ scheme: 'ipc', symbol: 'H01L21/762' });
    expect(wafer?.claims?.[0]?.claims).toHaveLength(28);
    expect(wafer?.claims?.[0]?.claims[1]).toMatch(/^2\. The method of claim 1/);
    const scanned = publications.find(({ id }) => id.number === 'RE28436');
    expect(scanned?.titles).toBeUndefined();
    expect(scanned?.abstracts).toBeUndefined();
  });

  it('reads the application numbers of an issue day', async () => {
    const { publications } = await readPath(patents('en/us-issue-2023-10-31.jsonl'));
    expect(publications[0]).toMatchObject({
      id: { country: 'US', number: '11803561', kind: 'B1' },
      publicationDate: '2023-10-31',
      application: { country: 'US', number: '14231597', date: '2014-03-31' },
      inventors: [{ name: 'Hurst, William Nathan John' }],
      families: [{ scheme: 'office', id: '1000000503593' }],
    });
  });

  it('takes the day of the applications for the day of filing, which is never after the year of publication', async () => {
    const { publications } = await readPath(patents('en/us-applications-1813.jsonl'));
    const late = publications.filter(({ id, application }) => application!.date!.slice(0, 4) > id.number.slice(0, 4));
    expect(late).toEqual([]);
    expect(publications[0]).toMatchObject({ id: { country: 'US', number: '20130210636', kind: '' } });
  });

  it.each([
    ['en/us-applications-1813-papers.jsonl', 'format.no-mapping', 'authors'],
    ['zh/cn-keyphrase-topics.json', 'format.no-mapping', '机械'],
    ['us-redbook/dtd/html-entities.dtd', 'format.unknown', 'DTD'],
    ['us-redbook/dtd/us-patent-grant-v45-2014-04-03.dtd', 'format.unknown', 'DTD'],
  ])('refuses %s, which holds no publications, and says what it saw', async (file, code, seen) => {
    const read = await readPath(patents(file));
    expect(read.results).toEqual([]);
    expect(read.thrown?.code).toBe(code);
    expect(read.thrown?.zh).toContain(seen);
    expect(read.thrown?.en).toContain(seen);
  });

  it('gives exact byte offsets', async () => {
    const { results } = await readPath(patents('zh/cn-fulltext-693.jsonl'), { chunkBytes: 1000 });
    const { readFileSync } = await import('node:fs');
    const bytes = readFileSync(patents('zh/cn-fulltext-693.jsonl'));
    for (const { position } of results) {
      const line = bytes.toString('utf8', position.start, position.end);
      expect(JSON.parse(line)).toHaveProperty('id');
    }
  });
});
