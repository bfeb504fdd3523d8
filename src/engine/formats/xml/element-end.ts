import { isXmlDeclaration } from './markup.ts';

/** Where an element ends: after its end tag, at a boundary that it ought to have ended before, or not within the text. */
export type ElementEnd =
  | { readonly type: 'closed'; readonly end: number }
  | { readonly type: 'boundary'; readonly end: number }
  | { readonly type: 'open' };

/** An element that is being cut out. */
export class ElementBounds {
  /** Its name with the prefix. */
  readonly written: string;
  /** Names, with the prefix, whose start tag cannot stand inside it: its own and those of records. */
  readonly #starts: readonly string[];
  readonly #conspicuous: RegExp;

  constructor(written: string, records: Iterable<string>) {
    const prefix = written.slice(0, written.indexOf(':') + 1);
    this.written = written;
    this.#starts = [...new Set([written, ...Array.from(records, (name) => prefix + name)])];
    const names = this.#starts.map((name) => name.replace(/\W/g, '\\$&')).join('|');
    this.#conspicuous = new RegExp(`<(?:!--|!\\[CDATA\\[|\\?xml\\s|(?:${names})[\\s/>])`);
  }

  /**
   * The end of the element whose content begins at `from`; its end tag is known not to begin before `unsearched`. This is the quick
   * way: it stops at the first end tag, which is right but where something conspicuous stands before it.
   */
  end(text: string, from: number, unsearched: number): ElementEnd {
    const closing = indexOfTag(text, `</${this.written}`, Math.max(from, unsearched));
    const close = closing === -1 ? -1 : text.indexOf('>', closing);
    if (close === -1) return { type: 'open' };
    return this.#conspicuous.test(text.slice(from, closing))
      ? this.endOutsideSections(text, from)
      : { type: 'closed', end: close + 1 };
  }

  /**
   * The same with care. No record holds another record and none holds an XML declaration, so either of them is a boundary: the
   * element before it was never closed. Comments and CDATA sections are passed over.
   */
  endOutsideSections(text: string, from: number): ElementEnd {
    const masked = text
      .slice(from)
      .replace(/<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)/g, (section) => ' '.repeat(section.length));
    const found = this.endInPlainSight(masked, 0);
    return found.type === 'open' ? found : { type: found.type, end: found.end + from };
  }

  /** The same without regard to comments and CDATA sections: the way on where one of them is never closed. */
  endInPlainSight(text: string, from: number): ElementEnd {
    const closing = indexOfTag(text, `</${this.written}`, from);
    const close = closing === -1 ? -1 : text.indexOf('>', closing);
    const content = text.slice(from, closing === -1 ? text.length : closing);
    const starts = this.#starts.map((name) => indexOfTag(content, `<${name}`, 0));
    const boundaries = [indexOfDeclaration(content), ...starts].filter((at) => at !== -1);
    if (boundaries.length > 0) return { type: 'boundary', end: from + Math.min(...boundaries) };
    return close === -1 ? { type: 'open' } : { type: 'closed', end: close + 1 };
  }
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
