import { child, type XmlElement } from './element.ts';

/** How the markup of a format turns into plain text. Elements named nowhere are inline: their text joins its surroundings (H₂O stays one word). */
export interface TextRules {
  /** Elements that stand on lines of their own: paragraphs, headings, list items, table rows. An empty one is a line break. */
  readonly blocks: ReadonlySet<string>;
  /** Elements parted from their neighbours by a space: table cells, parts of a printed reference. */
  readonly spaced: ReadonlySet<string>;
  /** Elements without a text of their own, images and formulae and the like; they part the words around them. */
  readonly omitted: ReadonlySet<string>;
  /** Elements whose whole content runs on in the line, whatever it is. */
  readonly flat?: ReadonlySet<string>;
}

export const INLINE: TextRules = { blocks: new Set(), spaced: new Set(), omitted: new Set() };

/** Cannot occur in XML, so it can mark the line breaks that the markup asks for. */
const LINE = '\0';
const LAYOUT_SPACE = /[ \t\r\n]*[\t\r\n][ \t\r\n]*| {2,}/g;

/**
 * The text of an element: white space of the file's layout collapsed, one line for every block, no empty line,
 * no space at the ends, NFC. Undefined where nothing is left.
 */
export function textOf(element: XmlElement | undefined, rules: TextRules = INLINE): string | undefined {
  if (element === undefined) return undefined;
  return plainLines(render(element, rules));
}

/** The text of the element reached by a path of child names. */
export function textAt(element: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  return textOf(child(element, ...path));
}

/** All character data of an element as written, for values in fixed columns where every blank counts. */
export function verbatim(element: XmlElement | undefined): string {
  return element === undefined ? '' : render(element, INLINE);
}

function render(element: XmlElement, rules: TextRules): string {
  let out = '';
  for (const node of element.children) {
    if (typeof node === 'string') out += node;
    else if (rules.omitted.has(node.name)) out += ' ';
    else if (rules.flat?.has(node.name)) out += render(node, INLINE);
    else if (rules.blocks.has(node.name)) out += LINE + render(node, rules) + LINE;
    else if (rules.spaced.has(node.name)) out += ` ${render(node, rules)} `;
    else out += render(node, rules);
  }
  return out;
}

function plainLines(rendered: string): string | undefined {
  const text = rendered.replace(LAYOUT_SPACE, ' ');
  const plain = text.includes(LINE)
    ? text
        .split(LINE)
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join('\n')
    : text.trim();
  return plain === '' ? undefined : plain.normalize('NFC');
}
