import { isXmlDeclaration } from './markup.ts';

/** Where an element ends: after its end tag, at a boundary that it ought to have ended before, or not within the text. */
export type ElementEnd =
  | { readonly type: 'closed'; readonly end: number }
  | { readonly type: 'boundary'; readonly end: number }
  | { readonly type: 'open' };

const HIDDEN = /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)/g;

/** What can follow an element that was never closed. */
export interface Boundaries {
  /** The element's name with its prefix. */
  readonly written: string;
  /** Names, with prefix, whose start tag cannot stand inside the element: its own and those of records. */
  readonly starts: readonly string[];
}

/**
 * Finds the end of the element whose content begins at `from`. No record holds another record and none holds an XML declaration,
 * so either of them is a boundary: the element before it was never closed. Comments and CDATA sections are passed over.
 */
export function endOfElement(text: string, from: number, element: Boundaries): ElementEnd {
  const plain = endInPlainSight(text, from, element);
  const seen = text.slice(from, plain.type === 'open' ? text.length : plain.end);
  if (!seen.includes('<!--') && !seen.includes('<![CDATA[')) return plain;
  const masked = text.slice(from).replace(HIDDEN, (section) => ' '.repeat(section.length));
  const found = endInPlainSight(masked, 0, element);
  return found.type === 'open' ? found : { type: found.type, end: found.end + from };
}

/** The same without regard to comments and CDATA sections: the way on when one of them is never closed. */
export function endInPlainSight(text: string, from: number, { written, starts }: Boundaries): ElementEnd {
  const closing = indexOfTag(text, `</${written}`, from);
  const close = closing === -1 ? -1 : text.indexOf('>', closing);
  const content = text.slice(from, closing === -1 ? text.length : closing);
  const boundaries = [indexOfDeclaration(content), ...starts.map((name) => indexOfTag(content, `<${name}`, 0))];
  const found = boundaries.filter((at) => at !== -1);
  if (found.length > 0) return { type: 'boundary', end: from + Math.min(...found) };
  return close === -1 ? { type: 'open' } : { type: 'closed', end: close + 1 };
}

function indexOfTag(text: string, beginning: string, from: number): number {
  let at = text.indexOf(beginning, from);
  while (at !== -1 && !/^[\s/>]$/.test(text.charAt(at + beginning.length))) {
    at = text.indexOf(beginning, at + 1);
  }
  return at;
}

function indexOfDeclaration(text: string): number {
  let at = text.indexOf('<?xml');
  while (at !== -1 && !isXmlDeclaration(text, at)) at = text.indexOf('<?xml', at + 1);
  return at;
}
