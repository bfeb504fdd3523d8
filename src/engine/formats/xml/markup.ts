import { localName } from './element-names.ts';

/** What stands at a `<` outside records, and the index after it; `end` is -1 where the text ends before the construct does. */
export type Markup =
  | { readonly type: 'comment' | 'cdata' | 'junk'; readonly end: number }
  | { readonly type: 'instruction'; readonly end: number; readonly declaresDocument: boolean }
  | { readonly type: 'doctype'; readonly end: number }
  | { readonly type: 'close'; readonly end: number; readonly name: string }
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
export function markupAt(text: string, at: number): Markup {
  if (text.startsWith('<!--', at)) return { type: 'comment', end: after(text, '-->', at + 4) };
  if (text.startsWith('<![CDATA[', at)) return { type: 'cdata', end: after(text, ']]>', at + 9) };
  if (text.startsWith('<?', at)) {
    return { type: 'instruction', end: after(text, '?>', at + 2), declaresDocument: isXmlDeclaration(text, at) };
  }
  if (text.startsWith('<!DOCTYPE', at)) return { type: 'doctype', end: endOfDoctype(text, at) };
  const closes = text.startsWith('</', at);
  OPEN_NAME.lastIndex = at + (closes ? 2 : 1);
  const written = OPEN_NAME.exec(text)?.[0];
  if (written === undefined) {
    const rest = text.slice(at, at + LONGEST_OPENING);
    return { type: 'junk', end: OPENINGS.some((opening) => opening.startsWith(rest)) ? -1 : at + 1 };
  }
  const name = localName(written);
  if (closes) return { type: 'close', end: after(text, '>', at), name };
  const end = endOfTag(text, at + 1 + written.length);
  return { type: 'open', end, name, written, empty: end !== -1 && text.startsWith('/>', end - 2) };
}

/** `<?xml` and white space: the first characters of a document, as against `<?xml-stylesheet`. */
export function isXmlDeclaration(text: string, at: number): boolean {
  return text.startsWith('<?xml', at) && /^\s$/.test(text.charAt(at + 5));
}

/** The general entities declared in a DOCTYPE, save unparsed ones (NDATA: the drawings of old US files), which text cannot refer to. */
export function declaredEntities(doctype: string): string[] {
  const names: string[] = [];
  for (const [declaration, name] of doctype.matchAll(/<!ENTITY\s+([^\s%"'>]+)(?:"[^"]*"|'[^']*'|[^"'>])*>/g)) {
    if (!/\sNDATA\s/.test(declaration)) names.push(name!);
  }
  return names;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? -1 : at + mark.length;
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

/** Skips quoted strings, comments and the internal subset between brackets. */
function endOfDoctype(text: string, from: number): number {
  let subset = false;
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '"' || char === "'") {
      at = text.indexOf(char, at + 1);
      if (at === -1) return -1;
    } else if (text.startsWith('<!--', at)) {
      at = text.indexOf('-->', at + 4);
      if (at === -1) return -1;
    } else if (char === '[') subset = true;
    else if (char === ']') subset = false;
    else if (char === '>' && !subset) return at + 1;
  }
  return -1;
}
