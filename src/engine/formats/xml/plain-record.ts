import { CHARACTER_ENTITIES } from './character-entities.ts';
import type { XmlElement } from './element.ts';
import type { ElementNames } from './element-names.ts';
import { TreeBuilder } from './tree-builder.ts';

/** Characters that XML does not allow, and what text may not hold. */
const FORBIDDEN = /[^\t\n\x20-\uFFFD]|\]\]>/;
const NAME = '[A-Za-z_][A-Za-z0-9_.:-]*';
const SPACE = '[ \\t\\n]';
const START_TAG = new RegExp(
  `<(${NAME})((?:${SPACE}+${NAME}${SPACE}*=${SPACE}*(?:"[^"<&]*"|'[^'<&]*'))*)${SPACE}*(/?)>`,
  'y',
);
const END_TAG = new RegExp(`</(${NAME})${SPACE}*>`, 'y');
const INSTRUCTION = /<\?(?![Xx][Mm][Ll][\s?])[A-Za-z_][A-Za-z0-9_.-]*(?:[ \t\n][^?]*)?\?>/y;

const SLASH = '/'.charCodeAt(0);
const QUESTION_MARK = '?'.charCodeAt(0);

/**
 * The fast lane: builds the tree of a record that holds nothing but tags, text, character references and processing
 * instructions, as nearly every record does. Undefined for whatever else there is, well-formed or not: then saxes
 * builds the tree, or says what is wrong, so that the lane never has to judge a doubtful case.
 *
 * Invariant, held by a property test: a tree that it gives is the tree that saxes gives.
 */
export function parsePlainRecord(record: string, names: ElementNames, depth: number): XmlElement | undefined {
  const text = record.includes('\r') ? record.replace(/\r\n?/g, '\n') : record;
  if (FORBIDDEN.test(text) || !text.isWellFormed()) return undefined;
  const tree = new TreeBuilder(names);
  const open: string[] = [];
  let at = 0;
  do {
    const tag = text.indexOf('<', at);
    if (tag === -1 || (tag > at && open.length === 0)) return undefined;
    if (tag > at) {
      const data = withoutReferences(text.slice(at, tag));
      if (data === undefined) return undefined;
      tree.text(data);
    }
    const next = text.charCodeAt(tag + 1);
    if (next === SLASH) {
      END_TAG.lastIndex = tag;
      if (END_TAG.exec(text)?.[1] !== open.pop()) return undefined;
      tree.close();
      at = END_TAG.lastIndex;
    } else if (next === QUESTION_MARK) {
      INSTRUCTION.lastIndex = tag;
      if (!INSTRUCTION.test(text)) return undefined;
      at = INSTRUCTION.lastIndex;
    } else {
      START_TAG.lastIndex = tag;
      const start = START_TAG.exec(text);
      if (start === null || tree.depth >= depth) return undefined;
      const [, name, attributes, empty] = start;
      tree.open(name!, attributes);
      if (empty === '') open.push(name!);
      else tree.close();
      at = START_TAG.lastIndex;
    }
  } while (open.length > 0);
  return at === text.length ? tree.root : undefined;
}

/** Text with its references resolved; undefined where one is not known or a `&` begins none. */
function withoutReferences(written: string): string | undefined {
  if (!written.includes('&')) return written;
  let known = true;
  const text = written.replace(
    /&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|([A-Za-z][A-Za-z0-9.]*));|&/g,
    (_, decimal, hex, name) => {
      const character = name === undefined ? characterOf(decimal, hex) : CHARACTER_ENTITIES[name];
      known &&= character !== undefined;
      return character ?? '';
    },
  );
  return known ? text : undefined;
}

function characterOf(decimal: string | undefined, hex: string | undefined): string | undefined {
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number.parseInt(decimal, 10);
  const allowed =
    code >= 0x20
      ? code < 0xd800 || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code <= 0x10ffff)
      : code === 0x9 || code === 0xa || code === 0xd;
  return allowed ? String.fromCodePoint(code) : undefined;
}
