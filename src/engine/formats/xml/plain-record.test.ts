import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedData } from '../../../../test/support/shared-data.ts';
import type { XmlElement } from './element.ts';
import { ElementNames } from './element-names.ts';
import { parseAnyRecord } from './parse-record.ts';
import { parsePlainRecord } from './plain-record.ts';

const names = new ElementNames(['skipped']);
const DEPTH = 40;

interface Plain {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Plain | string)[];
}

const plain = (element: XmlElement): Plain => ({
  name: element.name,
  attributes: { ...element.attributes },
  children: element.children.map((node) => (typeof node === 'string' ? node : plain(node))),
});

const bySaxes = (text: string): Plain | string => {
  const read = parseAnyRecord(text, { declared: new Set(), names, depth: DEPTH });
  return read.ok ? plain(read.value) : read.problem.code;
};

const byLane = (text: string): Plain | undefined => {
  const read = parsePlainRecord(text, names, DEPTH);
  return read && plain(read);
};

const name = fc.constantFrom('a', 'b-c', 'ns:d', 'skipped', 'E.1');
const data = fc
  .array(
    fc.constantFrom(
      'x',
      ' ',
      '\n',
      'é',
      '中',
      '😀',
      '&amp;',
      '&#x4e2d;',
      '&#65;',
      '&ndash;',
      '&apos;',
      '>',
      '"',
      "'",
      '=',
      '\t',
    ),
  )
  .map((parts) => parts.join(''));
const attribute = fc
  .tuple(fc.constantFrom(' id', '\n  lang', ' x:y', ' num '), fc.constantFrom('="1"', "='a>b'", ' = "中\n文"', '=""'))
  .map((parts) => parts.join(''));
const attributes = fc.uniqueArray(attribute, { maxLength: 3, selector: (written) => written.trim().split(/[\s=]/)[0] });

const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
  element: fc.oneof(
    { maxDepth: 4 },
    fc.tuple(name, attributes).map(([tag, given]) => `<${tag}${given.join('')}/>`),
    fc
      .tuple(name, attributes, fc.array(tie('content'), { maxLength: 4 }), fc.constantFrom('', ' ', '\n'))
      .map(([tag, given, content, space]) => `<${tag}${given.join('')}${space}>${content.join('')}</${tag}${space}>`),
  ),
  content: fc.oneof({ maxDepth: 4 }, data, tie('element'), fc.constantFrom('<?part head?>', '<?part?>')),
}));

const damage = fc.tuple(
  fc.nat(400),
  fc.nat(3),
  fc.constantFrom(
    '',
    '<',
    '>',
    '&',
    '/',
    '"',
    '</a>',
    '<!-- note -->',
    '<![CDATA[x<y]]>',
    ']]>',
    '\0',
    '&unknown;',
    '<?xml v?>',
    '\r\n',
    '<a',
    '\uD800',
  ),
);

describe('the fast lane', () => {
  it('takes every record of tags, text, references and instructions, and reads what saxes reads', () => {
    fc.assert(
      fc.property(element, (text) => {
        fc.pre(!text.startsWith('<skipped'));
        expect(byLane(text)).toEqual(bySaxes(text));
      }),
      { numRuns: 500 },
    );
  });

  it('never reads anything in another way than saxes, whatever is broken', () => {
    fc.assert(
      fc.property(element, fc.array(damage, { minLength: 1, maxLength: 3 }), (text, damages) => {
        const broken = damages.reduce(
          (so, [at, length, put]) => so.slice(0, at % so.length) + put + so.slice((at % so.length) + length),
          text,
        );
        const read = byLane(broken);
        if (read !== undefined) expect(read).toEqual(bySaxes(broken));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['an element never closed', '<a><b></a>'],
    ['two roots', '<a/><b/>'],
    ['text after the root', '<a/>x'],
    ['a comment', '<a><!-- --></a>'],
    ['a section', '<a><![CDATA[x]]></a>'],
    ['an attribute without quotes', '<a b=c/>'],
    ['a < in an attribute', '<a b="<"/>'],
    ['a & that begins no reference', '<a>R & D</a>'],
    ['a reference to no character', '<a>&#x1F;</a>'],
    ['a name that nobody knows', '<a>&nobody;</a>'],
    ['a control character', '<a>\u0001</a>'],
    ['half a surrogate pair', '<a>\uD800</a>'],
    ['an XML declaration inside', '<a><?xml version="1.0"?></a>'],
    ['more than the depth allowed', '<a>'.repeat(DEPTH + 1) + '</a>'.repeat(DEPTH + 1)],
  ])('leaves %s to saxes', (_, text) => {
    expect(byLane(text)).toBeUndefined();
  });

  it('takes line breaks of every kind as line feeds', () => {
    expect(byLane('<a>one\r\ntwo\rthree&#13;</a>')?.children).toEqual(['one\ntwo\nthree\r']);
  });
});

describe.skipIf(!hasSharedData)('on real records', () => {
  it('reads every one as saxes does, and leaves none to it that has no entity unknown to us', () => {
    const folders = ['us-redbook', 'us-history', 'epo-docdb'].map((folder) => sharedData(`patents/${folder}`));
    const files = folders.flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.xml'))
        .map((file) => join(folder, file)),
    );
    expect(files.length).toBe(27);
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      const root = text.slice(text.search(/<[A-Za-z]/), text.lastIndexOf('>') + 1);
      expect(byLane(root)).toEqual(bySaxes(root));
    }
  });
});
