import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '../../../../test/support/read-text.ts';
import { parsed } from '../../problem.ts';
import { present } from './present.ts';
import { xmlReader } from './reader.ts';
import { textAt, textOf } from './text.ts';

const RULES = { blocks: new Set(['p', 'br']), spaced: new Set(['cell']), omitted: new Set(['img']) };

const reader = xmlReader({
  format: 'test',
  begins: ([root]) => root === 'doc' || root === 'all',
  around: ['all', 'list'],
  records: {
    doc: (record) =>
      parsed(
        present({
          id: { country: 'XX', number: textAt(record, 'n') ?? '?', kind: '' },
          source: { format: 'test', part: 'whole' as const },
          titles: [{ lang: 'en', text: textOf(record, RULES) ?? '' }],
        }),
      ),
  },
  ignored: ['note'],
  skipped: ['drawing'],
});

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE doc SYSTEM "doc.dtd" [ ]>\n';
const doc = (number: number | string, body = 'text'): string =>
  `${HEAD}<doc id="d"><n>${number}</n><p>${body}</p></doc>\n`;
const texts = async (text: string) => (await readText(reader, text)).publications.map(({ titles }) => titles![0]!.text);

describe('documents one after another', () => {
  it('reads each, and tells the bytes that it stands at', async () => {
    const first = `\uFEFF${doc(1, '锂离子')}`;
    const read = await readText(reader, first + doc(2) + doc(3));
    expect(read.numbers).toEqual(['1', '2', '3']);
    const bytes = Buffer.from(first + doc(2) + doc(3));
    expect(read.places.map(({ start, end }) => bytes.toString('utf8', start, end).slice(0, 17))).toEqual([
      '<doc id="d"><n>1<',
      '<doc id="d"><n>2<',
      '<doc id="d"><n>3<',
    ]);
    expect(read.places.map(({ record }) => record)).toEqual([1, 2, 3]);
    expect(bytes.toString('utf8', read.places[0]!.end! - 6, read.places[0]!.end)).toBe('</doc>');
  });

  it('takes documents without a declaration, with comments, with another prolog, and with declared drawings', async () => {
    const drawings = '<!DOCTYPE doc SYSTEM "doc.dtd" [\n<!ENTITY D1.TIF SYSTEM "D1.TIF" NDATA TIF>\n<!-- ]> -->\n]>\n';
    const read = await readText(
      reader,
      `<!-- <doc> --><!DOCTYPE simple PUBLIC "-//W3C//DTD" "x.dtd">\n<doc><n>1</n></doc>\n<?xml version="1.0"?>${drawings}<doc><n>2</n></doc>`,
    );
    expect(read.numbers).toEqual(['1', '2']);
    expect(read.codes).toEqual([]);
  });

  it('reads on after a record that is broken, unclosed, unknown or outside all documents', async () => {
    const read = await readText(
      reader,
      `${doc(1)}${HEAD}<doc><n>2</n><p>wrong</doc>\n${doc(3)}${HEAD}<doc><n>4</n><p>cut o\n${doc(5)}${HEAD}<other><n>6</n></other>\n${doc(7)} stray ${doc(8)}`,
    );
    expect(read.numbers).toEqual(['1', '3', '5', '7', '8']);
    expect(read.codes).toEqual([
      'format.broken-xml',
      'format.unclosed-record',
      'format.unknown-element',
      'format.stray-text',
    ]);
    expect(read.excerpts[0]).toBe('<doc><n>2</n><p>wrong</doc>');
    expect(read.excerpts[3]).toBe('stray ');
    expect(read.problems[0]!.en).toContain('line 1, column 28');
    expect(read.problems[0]!.zh).toContain('第 1 行第 28 列');
    expect(read.places).toHaveLength(9);
  });

  it('passes over what is ignored, and keeps nothing of what is skipped', async () => {
    const skipping = '<doc><n>1</n><drawing><p>no</p><drawing/></drawing><p>yes</p></doc>';
    expect(await texts(`<note>a query</note>${HEAD}${skipping}<note/>`)).toEqual(['1\nyes']);
  });

  it.each([
    ['in the text', '<doc><n>1</n><p>It en', 'doc'],
    ['in a tag', '<doc><n>1</n><p cl', 'doc'],
    ['in the start tag', '<doc id="1" nu', 'doc'],
    ['in an end tag', '<doc><n>1</n></do', 'doc'],
    ['in the prolog', '<!DOCTYPE doc [ <!ENTITY', '!DOCTYPE'],
    ['in a comment', '<!-- it en', '!--'],
  ])('sets the last record aside as truncated where the file ends %s', async (_, end, name) => {
    const read = await readText(reader, `${doc(1)}${end}`);
    expect(read.numbers).toEqual(['1']);
    expect(read.codes).toEqual(['format.truncated-xml']);
    expect(read.problems[0]!.en).toContain(`<${name}>`);
    expect(read.excerpts).toEqual([end]);
  });
});

describe('one root with many records', () => {
  const list = (...records: string[]): string => `${HEAD}<all>\n<list>${records.join('\n')}</list>\n</all>`;
  const one = (number: number): string => `<x:doc><x:n>${number}</x:n></x:doc>`;

  it('reads the records, whatever their prefix', async () => {
    const read = await readText(reader, list(one(1), '<doc><n>2</n></doc>', '<doc/>'));
    expect(read.numbers).toEqual(['1', '2', '?']);
    expect(read.codes).toEqual([]);
  });

  it('reads on inside the root after a record that is broken or unclosed', async () => {
    const read = await readText(
      reader,
      list(one(1), '<x:doc><x:n>2</x:n', one(3), '<x:dok><x:n>4</x:n></x:doc>', one(5)),
    );
    expect(read.numbers).toEqual(['1', '3', '5']);
    expect(read.codes).toEqual(['format.unclosed-record', 'format.unclosed-record']);
  });

  it('says that the file is truncated where it ends between two records', async () => {
    const text = list(one(1), one(2));
    const read = await readText(reader, text.slice(0, text.indexOf(one(2))));
    expect(read.numbers).toEqual(['1']);
    expect(read.codes).toEqual(['format.truncated-xml']);
    expect(read.problems[0]!.zh).toContain('<list>');
  });

  it('says where a root is not closed before the next document', async () => {
    const read = await readText(reader, `${HEAD}<all>${one(1)}${list(one(2))}`);
    expect(read.numbers).toEqual(['1', '2']);
    expect(read.codes).toEqual(['format.unclosed-document']);
  });
});

describe('comments and CDATA sections', () => {
  it('do not end or begin a record', async () => {
    const read = await readText(
      reader,
      `<doc><n>1</n><!-- </doc> <doc> --><p><![CDATA[</doc>\n<?xml version="1.0"?><doc>]]></p></doc><doc><n>2</n></doc>`,
    );
    expect(read.publications.map(({ titles }) => titles![0]!.text)).toEqual([
      '1\n</doc> <?xml version="1.0"?><doc>',
      '2',
    ]);
    expect(read.codes).toEqual([]);
  });

  it('swallow no further record where they are never closed', async () => {
    const read = await readText(reader, `${doc(1)}${HEAD}<doc><n>2</n><!-- oh</doc>\n${doc(3)}${doc(4)}`);
    expect(read.numbers).toEqual(['1', '3', '4']);
    expect(read.codes).toEqual(['format.broken-xml']);
  });
});

describe('hostile files', () => {
  it('refuses an XML bomb and an external entity without expanding or fetching anything', async () => {
    const bomb = '<!DOCTYPE doc [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>';
    const read = await readText(
      reader,
      `<?xml version="1.0"?>${bomb}<doc><n>&b;</n></doc><?xml version="1.0"?>${bomb}<doc><n>&f;</n></doc>${doc(3)}`,
    );
    expect(read.numbers).toEqual(['3']);
    expect(read.codes).toEqual(['format.xml-entity', 'format.xml-entity']);
    expect(read.problems.map(({ en }) => /&(\w+);/.exec(en)![1])).toEqual(['b', 'f']);
    expect(read.problems[0]!.zh).toContain('XML 炸弹');
  });

  it('reads a document that declares entities and uses none; a name of ours keeps our meaning', async () => {
    const declared = '<!DOCTYPE doc [<!ENTITY ndash "boom"><!ENTITY x "y">]>';
    expect(await texts(`${declared}<doc><n>1</n>a&ndash;b</doc>`)).toEqual(['1a–b']);
  });

  it('keeps a reference as written where only the office’s document type knows it', async () => {
    expect(await texts('<doc><n>1</n><p>a &thing; b</p></doc>')).toEqual(['1\na &thing; b']);
  });

  it('refuses elements nested deeper than the limit', async () => {
    const deep = `<doc><n>1</n>${'<b>'.repeat(300)}x${'</b>'.repeat(300)}</doc>`;
    const read = await readText(reader, deep + doc(2));
    expect(read.numbers).toEqual(['2']);
    expect(read.codes).toEqual(['format.xml-too-deep']);
    expect((await readText(reader, deep, { limits: { depth: 302 } })).numbers).toEqual(['1']);
  });

  it('sets aside what is larger than the limit for one record, keeps its beginning only, and reads on', async () => {
    const large = `${HEAD}<doc><n>2</n><p>${'x'.repeat(200_000)}</p></doc>\n`;
    const text = doc(1) + large + doc(3);
    for (const cuts of [[], Array.from({ length: 50 }, (_, index) => index * 4000)]) {
      const read = await readText(reader, text, { cuts, limits: { recordBytes: 10_000 } });
      expect(read.numbers).toEqual(['1', '3']);
      expect(read.codes).toEqual(['format.record-too-large']);
      expect(read.excerpts[0]!.startsWith('<doc><n>2</n><p>xxx')).toBe(true);
      expect(read.excerpts[0]!.length).toBeLessThanOrEqual(64 * 1024);
    }
  });

  it('sets one enormous line outside all documents aside', async () => {
    const read = await readText(reader, `${doc(1)}${'junk '.repeat(40_000)}\n${doc(2)}`, {
      limits: { recordBytes: 10_000 },
    });
    expect(read.numbers).toEqual(['1', '2']);
    expect(read.codes).toEqual(['format.record-too-large']);
  });

  it.each([
    ['records never closed', '<doc><n>1</n>', 60_000],
    ['comments never closed', '<doc><!-- ', 60_000],
    ['sections never closed', '<doc><![CDATA[ <?xml ?>', 20_000],
    ['tags never closed', '<a b="', 60_000],
    ['document types never closed', '<!DOCTYPE "<?xml ?>', 30_000],
    ['instructions never closed', '<?x ', 60_000],
  ])('comes to the end of a file of nothing but %s', async (_, unit, count) => {
    const read = await readText(reader, `<all>${unit.repeat(count)}`, { limits: { recordBytes: 300_000 } });
    expect(read.publications).toEqual([]);
    expect(read.codes.length).toBeGreaterThan(0);
  });

  it('gives an excerpt of at most 64 KiB, also of Chinese text', async () => {
    const read = await readText(reader, `<doc><n>1</n>${'电'.repeat(70_000)}`);
    expect(read.codes).toEqual(['format.truncated-xml']);
    expect(Buffer.byteLength(read.excerpts[0]!)).toBeLessThanOrEqual(64 * 1024);
    expect(read.excerpts[0]!.endsWith('电')).toBe(true);
  });
});

describe('however the text comes in', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.nat(99).map((number) => doc(number)),
      fc.constantFrom(
        `${HEAD}<doc><n>B</n><p>wrong</doc>\n`,
        `${HEAD}<doc><n>U</n><p>cut o\n`,
        `<all><list>`,
        `</list></all>`,
        '<doc><n>C</n><!-- </doc> --></doc>',
        '<doc><n>O</n><!-- ',
        '<doc><n>D</n><![CDATA[ </doc> ]]></doc>',
        `${HEAD}<other>x</other>`,
        'stray',
        '<doc id="',
        '中文😀',
        '<!DOCTYPE doc [<!ENTITY e "x">]><doc>&e;</doc>',
        `<doc><n>L</n>${'long '.repeat(60)}</doc>`,
      ),
    ),
    { maxLength: 8 },
  );

  /** The comment holds the beginning of a document, and one look at the text comes to an end shortly after it. */
  const COMMENTED_DOCUMENT = [
    '<all><list>',
    '<doc><n>O</n><!-- ',
    `${HEAD}<doc id="d"><n>0</n><p>text</p></doc>\n`,
    '<doc><n>C</n><!-- </doc> --></doc>',
  ];

  it('gives the same results', async () => {
    await fc.assert(
      fc.asyncProperty(pieces, fc.array(fc.nat(2000), { maxLength: 40 }), async (parts, cuts) => {
        const text = parts.join('');
        const whole = await readText(reader, text, { limits: { recordBytes: 250 } });
        const cut = cuts.filter((at) => !/[\uDC00-\uDFFF]/.test(text.charAt(at)));
        expect(await readText(reader, text, { cuts: cut, limits: { recordBytes: 250 } })).toEqual(whole);
        const single = Array.from(text, (_, at) => at).filter((at) => !/[\uDC00-\uDFFF]/.test(text.charAt(at)));
        expect(await readText(reader, text, { cuts: single, limits: { recordBytes: 250 } })).toEqual(whole);
      }),
      { numRuns: 150, examples: [[COMMENTED_DOCUMENT, []]] },
    );
  });

  it('keeps every whole record of a file that is cut off anywhere', async () => {
    const text = Array.from({ length: 6 }, (_, index) => doc(index + 1, '正文'.repeat(index))).join('');
    const { places } = await readText(reader, text);
    const bytes = Buffer.from(text);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), async (length) => {
        const read = await readText(reader, new TextDecoder().decode(bytes.subarray(0, length), { stream: true }));
        const whole = places.filter(({ end }) => end! <= length).length;
        expect(read.numbers).toEqual(Array.from({ length: whole }, (_, index) => String(index + 1)));
        expect(read.codes.every((code) => code === 'format.truncated-xml')).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('plain text of markup', () => {
  it('joins inline elements, parts blocks and cells, and takes layout as space', async () => {
    expect(
      await texts(
        '<doc><n>1</n>\n<p> H<sub>2</sub>O\n   is\twater </p><p/><p>a<br/>b</p><cell>x</cell><cell>y</cell>see<img/>here<p> </p></doc>',
      ),
    ).toEqual(['1\nH2O is water\na\nb\nx y see here']);
  });

  it('composes characters', async () => {
    expect(await texts('<doc><n>1</n><p>e\u0301&Aring;</p></doc>')).toEqual(['1\n\u00e9\u00c5']);
  });
});

it('is recognised by its first elements, past declarations and comments', () => {
  expect(reader.recognises(doc(1), 'x')).toBe(true);
  expect(reader.recognises('<!-- x --><!DOCTYPE other><x:all a=">">', 'x')).toBe(true);
  expect(reader.recognises('<other><doc/></other>', 'x')).toBe(false);
  expect(reader.recognises('{"doc": 1}', 'x')).toBe(false);
  expect(reader.recognises('', 'x')).toBe(false);
});
