import { child, type XmlElement } from './element.ts';

/**
 * How the markup of a format turns into plain text. Elements named nowhere are inline: their text joins its
 * surroundings (H₂O stays one word).
 */
export interface TextRules {
  /**
   * Elements that stand on lines of their own: paragraphs, headings, list items, table rows. An empty one is a line
   * break.
   */
  readonly blocks: ReadonlySet<string>;
  /** Elements parted from their neighbours by a space: table cells, parts of a printed reference. */
  readonly spaced: ReadonlySet<string>;
  /** Elements without a text of their own, images and formulae and the like; they part the words around them. */
  readonly omitted: ReadonlySet<string>;
  /** Elements whose whole content runs on in the line, whatever it is. */
  readonly flat?: ReadonlySet<string>;
}

const INLINE: TextRules = { blocks: new Set(), spaced: new Set(), omitted: new Set() };

/**
 * The text of an element: one line for every block, no empty line, no space at the ends of a line, the file's line
 * breaks taken as spaces, NFC. Undefined where nothing is left.
 */
export function textOf(element: XmlElement | undefined, rules: TextRules = INLINE): string | undefined {
  if (element === undefined) return undefined;
  const [only] = element.children;
  const isLeaf = element.children.length === 1 && typeof only === 'string';
  const text = isLeaf ? evenLine(only) : linesOf(element, rules).join('\n');
  return text === '' ? undefined : text.normalize('NFC');
}

/** The text of the element reached by a path of child names. */
export function textAt(element: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  return textOf(child(element, ...path));
}

/** All character data of an element as written, for values in fixed columns where every blank counts. */
export function verbatim(element: XmlElement | undefined): string {
  let text = '';
  for (const node of element?.children ?? []) text += typeof node === 'string' ? node : verbatim(node);
  return text;
}

type Role = 'block' | 'spaced' | 'omitted' | 'flat';

const rolesOfRules = new WeakMap<TextRules, ReadonlyMap<string, Role>>();

/** The rules by element, so that a text of thousands of elements asks once for each. */
function rolesOf(rules: TextRules): ReadonlyMap<string, Role> {
  const known = rolesOfRules.get(rules);
  if (known !== undefined) return known;
  const { blocks, spaced, omitted, flat = [] } = rules;
  const sets: readonly (readonly [Role, Iterable<string>])[] = [
    ['block', blocks],
    ['spaced', spaced],
    ['flat', flat],
    ['omitted', omitted],
  ];
  const roles = new Map(sets.flatMap(([role, names]) => Array.from(names, (name) => [name, role] as const)));
  rolesOfRules.set(rules, roles);
  return roles;
}

function linesOf(element: XmlElement, rules: TextRules): string[] {
  const roles = rolesOf(rules);
  const lines: string[] = [];
  let line = '';
  const endLine = (): void => {
    const text = evenLine(line);
    if (text !== '') lines.push(text);
    line = '';
  };
  const addSpace = (): void => {
    if (!line.endsWith(' ')) line += ' ';
  };
  const add = ({ children }: XmlElement): void => {
    for (const node of children) {
      if (typeof node === 'string') {
        line += line.endsWith(' ') && node.startsWith(' ') ? node.slice(1) : node;
        continue;
      }
      switch (roles.get(node.name)) {
        case undefined:
          add(node);
          break;
        case 'block':
          endLine();
          add(node);
          endLine();
          break;
        case 'spaced':
          addSpace();
          add(node);
          addSpace();
          break;
        case 'omitted':
          addSpace();
          break;
        case 'flat':
          line += verbatim(node);
          break;
      }
    }
  };
  add(element);
  endLine();
  return lines;
}

function evenLine(line: string): string {
  const text = line.trim();
  return text.includes('\n') || text.includes('\t') || text.includes('\r')
    ? text.replace(/[ \t\r\n]*[\t\r\n][ \t\r\n]*/g, ' ')
    : text;
}
