import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gb18030 } from '../../../test/support/gb18030.ts';
import { readFileOf, readPath } from '../../../test/support/read-file.ts';
import { tempFolder, useTempFolders } from '../../../test/support/temp.ts';
import { zipOf } from '../../../test/support/zip.ts';
import { FORMATS } from './index.ts';

useTempFolders();

const line = (number: string, title = '一种电池'): string =>
  `${JSON.stringify({ publication_number: number, title, abstract: 'A cell.' })}\n`;
const NUMBERS = ['CN113914863A', 'CN112584993A', 'CN104751825B'];
const JSONL = NUMBERS.map((number) => line(number)).join('');

describe('a file that is no file of publications', () => {
  it('is refused where it is not there or is a folder', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'weekly'));
    expect((await readPath(join(folder, 'none.jsonl'))).thrown).toMatchObject({
      code: 'file.unreadable',
      zh: expect.stringContaining('ENOENT'),
    });
    expect((await readPath(join(folder, 'weekly'))).thrown).toMatchObject({
      code: 'file.unreadable',
      zh: expect.stringContaining('文件夹'),
    });
  });

  it.each([
    ['nothing at all', ''],
    ['blank lines', ' \n\n  \n'],
    ['a byte order mark', '\uFEFF'],
  ])('is refused as empty when it holds %s', async (_, content) => {
    expect((await readFileOf('week.xml', content)).thrown).toMatchObject({
      code: 'format.empty',
      zh: expect.stringContaining('week.xml'),
    });
  });

  it.each([
    ['an old Excel file', 'list.xlsx', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), '.xls'],
    ['a PDF', 'list.csv', Buffer.from('%PDF-1.7\n'), 'PDF'],
    ['an image', 'list.xml', Buffer.from('89504e470d0a1a0a', 'hex'), 'PNG'],
    [
      'binary garbage',
      'list.jsonl',
      Buffer.from(Array.from({ length: 2000 }, (_, at) => (at * 89 + 7) % 251)),
      '07 60',
    ],
    ['an unknown XML', 'list.xml', Buffer.from('<?xml version="1.0"?><!-- a --><order id="1"/>'), '<order>'],
    ['a document type', 'list.dtd', Buffer.from('<!-- a --><!ELEMENT patent (title)>'), 'DTD'],
    ['prose', 'list.txt', Buffer.from('Dear reader, this is a letter.\nIt has commas, two, and more.'), 'Dear reader'],
  ])('is refused when it is %s, whatever its name says, and what was seen is told', async (_, name, bytes, seen) => {
    const { thrown, results } = await readFileOf(name, bytes);
    expect(results).toEqual([]);
    expect(thrown?.code).toBe('format.unknown');
    expect(thrown?.zh).toContain(seen);
    expect(thrown?.en).toContain(seen);
    for (const { en } of FORMATS) expect(thrown?.en).toContain(en);
  });
});

describe('character encodings', () => {
  const text = `${line('CN113914863A', '智能掘进机开采方法')}${line('CN112584993A', '塑料金属混杂材料')}`;
  const utf16le = Buffer.from(text, 'utf16le');

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['GB18030', gb18030(text)],
    ['UTF-16 little endian with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16le])],
    ['UTF-16 little endian', utf16le],
    ['UTF-16 big endian with a mark', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16le).swap16()])],
  ])('reads %s, however the bytes come in', async (_, bytes) => {
    for (const chunkBytes of [1, 7, 4096]) {
      const { publications, setAside, thrown } = await readFileOf('a.jsonl', bytes, { chunkBytes });
      expect([thrown, setAside]).toEqual([undefined, []]);
      expect(publications.map(({ titles }) => titles?.[0])).toEqual([
        { lang: 'zh', text: '智能掘进机开采方法' },
        { lang: 'zh', text: '塑料金属混杂材料' },
      ]);
    }
  });

  it('gives the offsets of lines in bytes of the file, in GB18030 too', async () => {
    const bytes = gb18030(text);
    const { results } = await readFileOf('a.jsonl', bytes);
    const [first, second] = results.map(({ position }) => position);
    expect(first).toMatchObject({ start: 0, line: 1, record: 1 });
    expect(second?.start).toBe(bytes.indexOf(0x0a) + 1);
    expect(second?.end).toBe(bytes.length);
  });

  it('takes the encoding that was asked for, and refuses one that it does not know', async () => {
    const latin = Buffer.from(line('EP1000000A1', 'Procédé'), 'latin1');
    const { publications } = await readFileOf('a.jsonl', latin, { encoding: 'windows-1252' });
    expect(publications[0]?.titles?.[0]?.text).toBe('Procédé');
    expect((await readFileOf('a.jsonl', latin, { encoding: 'klingon' })).thrown).toMatchObject({
      code: 'format.encoding-unknown',
      zh: expect.stringContaining('klingon'),
    });
  });

  it('reads an XML declaration of GB2312', async () => {
    const xml = `<?xml version="1.0" encoding="GB2312"?>\n<订单><号>一</号></订单>`;
    const { thrown } = await readFileOf('a.xml', gb18030(xml));
    expect(thrown).toMatchObject({ code: 'format.unknown', zh: expect.stringContaining('<订单>') });
  });

  it('sets only the record with an invalid byte aside, and says where the byte is', async () => {
    const bytes = Buffer.from(JSONL);
    const at = bytes.indexOf('电', bytes.indexOf(0x0a));
    bytes[at] = 0xff;
    for (const chunkBytes of [1, 100, 4096]) {
      const { keys, setAside, thrown } = await readFileOf('a.jsonl', bytes, { chunkBytes });
      expect(thrown).toBeUndefined();
      expect(keys).toEqual([NUMBERS[0], NUMBERS[2]]);
      expect(setAside).toHaveLength(1);
      expect(setAside[0]?.problem).toMatchObject({
        code: 'record.invalid-bytes',
        zh: expect.stringContaining(`第 ${at} 字节`),
      });
      expect(setAside[0]?.position).toMatchObject({ record: 2, line: 2 });
      expect(setAside[0]?.excerpt).toContain('\uFFFD');
    }
  });

  it('does not take a stray Latin letter in an English file for Chinese, nor a replacement character that is written for damage', async () => {
    const stray = Buffer.concat([
      Buffer.from(line('US11803561B1', 'Cell')),
      Buffer.from(line('US11805069B1', 'Cermák'), 'latin1'),
    ]);
    const { keys, setAside } = await readFileOf('a.jsonl', stray);
    expect(keys).toEqual(['US11803561B1']);
    expect(setAside.map(({ problem }) => problem.code)).toEqual(['record.invalid-bytes']);
    expect((await readFileOf('b.jsonl', line('US11803561B1', 'A \uFFFD cell'))).keys).toEqual(['US11803561B1']);
  });
});

describe('archives', () => {
  it('reads gzip, also several members one after another', async () => {
    const { keys } = await readFileOf(
      'a.gz',
      Buffer.concat([gzipSync(line('CN113914863A')), gzipSync(line('CN112584993A'))]),
    );
    expect(keys).toEqual(['CN113914863A', 'CN112584993A']);
  });

  it('reads the members of a ZIP, stored or packed, and names them in positions', async () => {
    const { keys, results } = await readFileOf(
      'week.dat',
      zipOf([
        { name: 'folder/', data: '' },
        { name: 'folder/one.jsonl', data: line('CN113914863A') },
        { name: 'two.jsonl', data: JSONL, stored: true },
      ]),
    );
    expect(keys).toEqual(['CN113914863A', ...NUMBERS]);
    expect(results.map(({ position }) => [position.member, position.record])).toEqual([
      ['folder/one.jsonl', 1],
      ['two.jsonl', 1],
      ['two.jsonl', 2],
      ['two.jsonl', 3],
    ]);
  });

  it('reads one archive inside another, and names of members in GB18030, and refuses a third level', async () => {
    const innermost = zipOf([{ name: 'c.jsonl', data: line('CN104751825B') }]);
    const inner = zipOf([
      { name: gb18030('数据.jsonl'), data: line('CN113914863A') },
      { name: 'deep.zip', data: innermost },
      { name: 'last.jsonl', data: line('CN112584993A') },
    ]);
    const { keys, results, setAside } = await readFileOf('outer.zip', zipOf([{ name: 'inner.zip', data: inner }]));
    expect(keys).toEqual(['CN113914863A', 'CN112584993A']);
    expect(results[0]?.position.member).toBe('inner.zip/数据.jsonl');
    expect(setAside.map(({ problem, position }) => [problem.code, position.member])).toEqual([
      ['archive.depth', 'inner.zip/deep.zip'],
    ]);
  });

  it('passes over images, PDF, DTDs and notes, counting them, and sets aside data that it cannot read', async () => {
    const { keys, skipped, setAside } = await readFileOf(
      'week.zip',
      zipOf([
        { name: 'a.tif', data: Buffer.from('49492a0008000000', 'hex') },
        { name: 'a.pdf', data: '%PDF-1.4' },
        { name: 'a.dtd', data: '<!ELEMENT a ANY>' },
        { name: 'readme.txt', data: 'Hello, world.' },
        { name: 'a.jsonl', data: line('CN113914863A') },
        { name: 'orders.xml', data: '<orders/>' },
        { name: 'wrong.csv', data: 'name,price,count\npen,1,2\n' },
      ]),
    );
    expect(keys).toEqual(['CN113914863A']);
    expect(skipped).toEqual(['a.tif', 'a.pdf', 'a.dtd', 'readme.txt']);
    expect(setAside.map(({ problem, position }) => [problem.code, position.member])).toEqual([
      ['format.unknown', 'orders.xml'],
      ['format.no-mapping', 'wrong.csv'],
    ]);
  });

  it('refuses an archive without publications', async () => {
    const { thrown } = await readFileOf('week.zip', zipOf([{ name: 'a.pdf', data: '%PDF-1.4' }]));
    expect(thrown).toMatchObject({ code: 'archive.nothing', zh: expect.stringContaining('1 个') });
  });

  it('sets a damaged member aside and reads the others', async () => {
    const zip = zipOf([
      { name: 'bad.jsonl', data: JSONL, crc: 1 },
      { name: 'good.jsonl', data: line('CN113914863A') },
    ]);
    const { keys, setAside, thrown } = await readFileOf('week.zip', zip);
    expect(thrown).toBeUndefined();
    expect(keys).toEqual([...NUMBERS, 'CN113914863A']);
    expect(setAside.map(({ problem, position }) => [problem.code, position.member, position.record])).toEqual([
      ['archive.member-damaged', 'bad.jsonl', 4],
    ]);
  });

  it('says that an archive is cut off, and keeps what was read of it', async () => {
    const many = Array.from({ length: 6_000 }, (_, at) => line(`US${9_000_000 + at}B2`, `Cell ${at * 7919}`)).join('');
    const packed = gzipSync(many);
    const gzip = await readFileOf('a.gz', packed.subarray(0, packed.length / 2));
    expect(gzip.thrown?.code).toBe('archive.truncated');
    expect(gzip.keys.length).toBeGreaterThan(1000);
    const zip = zipOf([{ name: 'a.jsonl', data: many }]);
    expect((await readFileOf('a.zip', zip.subarray(0, zip.length - 100))).thrown?.code).toBe('archive.truncated');
  });

  it('says that an archive is damaged', async () => {
    const packed = gzipSync(JSONL);
    packed.fill(0x55, 12, 30);
    expect((await readFileOf('a.gz', packed)).thrown?.code).toBe('archive.damaged');
  });

  it.each([
    ['gzip', (content: Buffer) => gzipSync(content)],
    ['ZIP', (content: Buffer) => zipOf([{ name: 'a.jsonl', data: content }])],
    ['ZIP in ZIP', (content: Buffer) => zipOf([{ name: 'b.zip', data: zipOf([{ name: 'a.jsonl', data: content }]) }])],
    ['workbook', (content: Buffer) => zipOf([{ name: 'xl/workbook.xml', data: content }])],
  ])('stops at a bomb in a %s, by what it unpacks to and not by what it says', async (_, pack) => {
    const bomb = Buffer.concat([Buffer.from(line('CN113914863A')), Buffer.alloc(16 * 1024 * 1024, ' ')]);
    const { thrown } = await readFileOf('bomb', pack(bomb));
    expect(thrown).toMatchObject({ code: 'archive.bomb', zh: expect.stringContaining('bomb') });
  });

  it('stops at the limit of bytes for an archive', async () => {
    const { thrown } = await readFileOf('a.zip', zipOf([{ name: 'a.jsonl', data: JSONL }]), {
      limits: { archiveBytes: 100 },
    });
    expect(thrown?.code).toBe('archive.bomb');
  });
});

describe('lines', () => {
  it('skips a line of 200 MB without holding it, and reads the lines around it', async () => {
    const limits = { recordBytes: 1024 * 1024 };
    const long = gzipSync(
      Buffer.concat([
        Buffer.from(`${line('CN113914863A')}{"title":"`),
        Buffer.alloc(200 * 1024 * 1024, 'x'),
        Buffer.from(`"}\n${line('CN112584993A')}`),
      ]),
      { level: 1 },
    );
    const before = process.memoryUsage.rss();
    const { keys, setAside } = await readFileOf('a.gz', long, { limits: { ...limits, archiveRatio: 1e6 } });
    expect(process.memoryUsage.rss() - before).toBeLessThan(180 * 1024 * 1024);
    expect(keys).toEqual(['CN113914863A', 'CN112584993A']);
    expect(setAside).toHaveLength(1);
    expect(setAside[0]).toMatchObject({ problem: { code: 'record.too-long' }, position: { line: 2, record: 2 } });
    expect(Buffer.byteLength(setAside[0]!.excerpt)).toBeLessThanOrEqual(64 * 1024);
  });

  it('gives the same results however the bytes come in', async () => {
    const record = fc.oneof(
      fc.constantFrom(...NUMBERS).map((number) => line(number)),
      fc.string({ unit: 'grapheme', maxLength: 30 }).map((title) => line('US11803561B1', title)),
      fc.string({ unit: 'binary', maxLength: 20 }).map((text) => `{${text.replaceAll('\n', '')}\n`),
      fc.constantFrom('\n', '\r\n', '[]\n', '{"publication_number":"CN113914863A"\r\n'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { maxLength: 12 }),
        fc.integer({ min: 1, max: 50 }),
        async (records, chunkBytes) => {
          const content = JSONL + records.join('');
          const whole = await readFileOf('a.jsonl', content);
          const inPieces = await readFileOf('a.jsonl', content, { chunkBytes });
          expect(inPieces).toEqual(whole);
        },
      ),
      { numRuns: 30 },
    );
  });
});
