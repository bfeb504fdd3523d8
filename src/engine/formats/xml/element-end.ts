/**
 * Where an element ends: after its end tag, at a boundary that it ought to have ended before, or not within the text.
 */
export type ElementEnd =
  | { readonly type: 'closed'; readonly end: number }
  | { readonly type: 'boundary'; readonly end: number }
  | {
      readonly type: 'open';
      /** Before this place there is no end, whatever comes after the text. */
      readonly searched: number;
    };

/** The part of a text's methods that the search needs; the window remembers what it does not hold. */
export interface Searched {
  readonly text: string;
  indexOf(mark: string, from: number): number;
}

/** No mark that is looked for is longer than this and an element's name. */
const OVERLAP = 64;

/**
 * The marks that tell the end of an element. No record holds another record and none holds an XML declaration, so
 * either of them is a boundary: the element before it was never closed. The work is linear in what is searched.
 */
export class ElementBounds {
  /** The element's name with its prefix. */
  readonly written: string;
  readonly #marks: RegExp;

  constructor(written: string, records: Iterable<string>) {
    const prefix = written.slice(0, written.indexOf(':') + 1);
    const starts = new Set([written, ...Array.from(records, (name) => prefix + name)]);
    const pattern = (name: string): string => name.replace(/\W/g, '\\$&');
    const start = Array.from(starts, pattern).join('|');
    this.written = written;
    this.#marks = new RegExp(
      `<(?:/${pattern(written)}(?=[\\s>])|(?:${start})(?=[\\s/>])|\\?xml(?=\\s)|!--|!\\[CDATA\\[)`,
      'g',
    );
  }

  /** The end of the element whose content is searched from `from` on; comments and CDATA sections are passed over. */
  end(window: Searched, from: number): ElementEnd {
    return this.#search(window, from, true);
  }

  /** The same without regard to comments and CDATA sections: the way on where one of them is never closed. */
  endInPlainSight(window: Searched, from: number): ElementEnd {
    return this.#search(window, from, false);
  }

  #search(window: Searched, from: number, passSections: boolean): ElementEnd {
    const { text } = window;
    const marks = this.#marks;
    // Never inside a section that was passed over: what looks like a mark there is none.
    let passed = from;
    marks.lastIndex = from;
    for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
      const at = mark.index;
      if (mark[0].startsWith('</')) {
        const close = window.indexOf('>', at);
        return close === -1 ? { type: 'open', searched: at } : { type: 'closed', end: close + 1 };
      }
      if (!mark[0].startsWith('<!')) return { type: 'boundary', end: at };
      if (!passSections) continue;
      const after = mark[0] === '<!--' ? '-->' : ']]>';
      const close = window.indexOf(after, at + mark[0].length);
      if (close === -1) return { type: 'open', searched: at };
      passed = close + after.length;
      marks.lastIndex = passed;
    }
    return { type: 'open', searched: Math.max(passed, text.length - OVERLAP - this.written.length) };
  }
}
