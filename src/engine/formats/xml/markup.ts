import type { Searched } from './element-end.ts';
import { localName } from './element-names.ts';

/**
 * What stands at a `<` outside records, and the index after it; `end` is -1 where the text ends before the construct
 * does.
 */
export type Markup =
  | { readonly type: 'comment' | 'cdata' | 'close' | 'doctype' | 'junk'; readonly end: number }
  | { readonly type: 'instruction'; readonly end: number; readonly declaresDocument: boolean }
  | {
      readonly type: 'open';
      readonly end: number;
      readonly name: string;
      readonly written: string;
      readonly empty: boolean;
    };

/** What a text may break off in before it can be told what it is. */
const OPENINGS = ['<!--', '<![CDATA[', '<!DOCTYPE', '</'];
export const LONGEST_OPENING = 9;

const OPEN_NAME = /[\p{L}_:][\p{L}\p{N}\p{M}_:.·-]*/uy;

/** Reads the construct that begins with the `<` at `at`. Meant for the text around records, not for their inside. */
export function markupAt(window: Searched, at: number): Markup {
  const { text } = window;
  const after = (mark: string, from: number): number => {
    const found = window.indexOf(mark, from);
    return found === -1 ? -1 : found + mark.length;
  };
  if (text.startsWith('<!--', at)) return { type: 'comment', end: after('-->', at + 4) };
  if (text.startsWith('<![CDATA[', at)) return { type: 'cdata', end: after(']]>', at + 9) };
  if (text.startsWith('<?', at)) {
    return { type: 'instruction', end: after('?>', at + 2), declaresDocument: isXmlDeclaration(text, at) };
  }
  if (text.startsWith('<!DOCTYPE', at)) return { type: 'doctype', end: endOfDoctype(window, at) };
  const closes = text.startsWith('</', at);
  OPEN_NAME.lastIndex = at + (closes ? 2 : 1);
  const written = OPEN_NAME.exec(text)?.[0];
  if (written === undefined) {
    const rest = text.slice(at, at + LONGEST_OPENING);
    return { type: 'junk', end: OPENINGS.some((opening) => opening.startsWith(rest)) ? -1 : at + 1 };
  }
  const end = endOfTag(text, OPEN_NAME.lastIndex);
  if (closes) return { type: 'close', end };
  const empty = end !== -1 && text.startsWith('/>', end - 2);
  return { type: 'open', end, name: localName(written), written, empty };
}

/** `<?xml` and white space: the first characters of a document, as against `<?xml-stylesheet`. */
export function isXmlDeclaration(text: string, at: number): boolean {
  return text.startsWith('<?xml', at) && /^\s$/.test(text.charAt(at + 5));
}

/**
 * The general entities declared in a DOCTYPE, save unparsed ones (NDATA: the drawings of old US files), which text
 * cannot refer to.
 */
export function declaredEntities(doctype: string): string[] {
  const names: string[] = [];
  for (const [declaration, name] of doctype.matchAll(/<!ENTITY\s+([^\s%"'>]+)(?:"[^"]*"|'[^']*'|[^"'>])*>/g)) {
    if (!/\sNDATA\s/.test(declaration)) names.push(name!);
  }
  return names;
}

/** Attribute values may hold `>`. A `<` cannot stand in a tag: there the broken tag ends. */
function endOfTag(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '<') return at;
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '>') return at + 1;
    else if (char === '"' || char === "'") quote = char;
  }
  return -1;
}

/**
 * Skips quoted strings, comments and the internal subset between brackets. The next document is the end of a DOCTYPE
 * that has none.
 */
function endOfDoctype(window: Searched, from: number): number {
  const { text } = window;
  const next = nextDeclaration(window, from);
  let subset = false;
  for (let at = from; at < (next === -1 ? text.length : next); at++) {
    const char = text.charAt(at);
    if (char === '"' || char === "'") {
      at = window.indexOf(char, at + 1);
      if (at === -1) return next;
    } else if (text.startsWith('<!--', at)) {
      at = window.indexOf('-->', at + 4);
      if (at === -1) return next;
    } else if (char === '[') subset = true;
    else if (char === ']') subset = false;
    else if (char === '>' && !subset) return at + 1;
  }
  return next;
}

function nextDeclaration(window: Searched, from: number): number {
  let at = window.indexOf('<?xml', from);
  while (at !== -1 && !isXmlDeclaration(window.text, at)) at = window.indexOf('<?xml', at + 1);
  return at;
}
