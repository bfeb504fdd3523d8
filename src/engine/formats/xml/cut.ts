import type { ReadLimits, TextChunk } from '../reader.ts';
import { ElementBounds, type ElementEnd } from './element-end.ts';
import { declaredEntities, LONGEST_OPENING, type Markup, markupAt } from './markup.ts';
import { TextWindow } from './window.ts';

/** A piece of a file, cut out. `start` and `end` are byte offsets; `text` is the whole element, or the beginning of what is set aside. */
export interface Cut {
  /**
   * `element`: complete by its tags. `unclosed`: the next record or document begins before its end tag. `truncated`: the file ends before.
   * `tooLarge`: past the limit for one record. `openDocument`: an element around records that is not closed where the next document begins.
   * `stray`: something outside any document.
   */
  readonly type: 'element' | 'unclosed' | 'truncated' | 'tooLarge' | 'openDocument' | 'stray';
  /** Name of the element as written, with its prefix; '' for stray text. */
  readonly name: string;
  readonly text: string;
  readonly start: number;
  readonly end?: number;
  readonly declared: ReadonlySet<string>;
}

/** Local names: the elements that stand around records, and the records themselves. */
export interface RecordLevels {
  readonly around: ReadonlySet<string>;
  readonly records: ReadonlySet<string>;
}

const EXCERPT = 64 * 1024;
/** No mark that the cutter looks for is longer than this and an element's name. */
const OVERLAP = 64;
const NONE: ReadonlySet<string> = new Set();

/**
 * Cuts a file into the elements at the level of records: the roots of documents that follow one another, or the children of the
 * elements around records of one root. Memory is bounded by one record. The cuts depend on the text alone, not on how it comes in.
 */
export class RecordCutter {
  readonly #window = new TextWindow();
  readonly #levels: RecordLevels;
  readonly #limits: ReadLimits;
  #at = 0;
  #open: string[] = [];
  #declared = NONE;
  /** The element whose rest is passed over because it is too large. */
  #passing: ElementBounds | undefined;
  /** Bounds of the elements met, by name. */
  readonly #bounds = new Map<string, ElementBounds>();
  /** Up to where the end of the element at `#at` has been looked for in vain. */
  #unsearched = 0;

  constructor(levels: RecordLevels, limits: ReadLimits) {
    this.#levels = levels;
    this.#limits = limits;
  }

  *push(chunk: TextChunk): Generator<Cut> {
    if (this.#window.push(chunk)) yield* this.#cuts(false);
  }

  *finish(): Generator<Cut> {
    yield* this.#cuts(true);
  }

  *#cuts(final: boolean): Generator<Cut> {
    this.#window.extend();
    for (let cut = this.#next(final); cut !== undefined; cut = this.#next(final)) yield cut;
    this.#window.drop(this.#at);
    this.#unsearched = Math.max(0, this.#unsearched - this.#at);
    this.#at = 0;
  }

  /** The next cut; undefined where more text is needed, or at the end of the file. */
  #next(final: boolean): Cut | undefined {
    if (this.#passing !== undefined && !this.#pass(this.#passing, final)) return undefined;
    for (;;) {
      const { text } = this.#window;
      const lt = text.indexOf('<', this.#at);
      const stray = this.#strayText(lt === -1 ? text.length : lt, final);
      if (stray !== undefined) return stray;
      if (lt === -1) {
        if (this.#at < text.length) return undefined;
        return final ? this.#end() : undefined;
      }
      this.#at = lt;
      if (!final && text.length - lt < LONGEST_OPENING) return undefined;
      const markup = markupAt(text, lt);
      if (markup.end === -1) return this.#unfinished(beginningOf(text, lt), lt + 1, final);
      const cut = this.#take(markup, final);
      if (cut !== 'none') return cut === 'more' ? undefined : cut;
    }
  }

  /** Deals with one construct outside records. */
  #take(markup: Markup, final: boolean): Cut | 'none' | 'more' {
    const start = this.#at;
    switch (markup.type) {
      case 'open':
        if (!this.#levels.around.has(markup.name)) return this.#element(markup.written, markup, final) ?? 'more';
        if (!markup.empty) this.#open.push(markup.written);
        break;
      case 'close':
        if (this.#open.length === 0) return this.#cutTo('stray', '', markup.end);
        this.#open.pop();
        break;
      case 'instruction': {
        if (!markup.declaresDocument) break;
        const unclosed = this.#open.at(-1);
        this.#open = [];
        this.#declared = NONE;
        if (unclosed !== undefined) return this.#cutTo('openDocument', unclosed, markup.end);
        break;
      }
      case 'doctype':
        this.#declared = new Set(declaredEntities(this.#window.text.slice(start, markup.end)));
        break;
      case 'cdata':
      case 'junk':
        if (this.#open.length === 0) return this.#cutTo('stray', '', markup.end);
        break;
      case 'comment':
        break;
    }
    this.#at = markup.end;
    return 'none';
  }

  #element(written: string, tag: { readonly end: number; readonly empty: boolean }, final: boolean): Cut | undefined {
    if (tag.empty) return this.#cutTo('element', written, tag.end);
    const { text } = this.#window;
    const found = this.#boundsOf(written).end(text, tag.end, this.#unsearched);
    if (found.type === 'open') {
      this.#unsearched = text.length - OVERLAP - written.length;
      return this.#unfinished(written, tag.end, final);
    }
    if (this.#isTooLarge(found.end)) return this.#tooLarge(written);
    return this.#cutTo(found.type === 'closed' ? 'element' : 'unclosed', written, found.end);
  }

  /** Something begins at `#at`, its content at `from`, and does not end in the window. */
  #unfinished(name: string, from: number, final: boolean): Cut | undefined {
    const { text } = this.#window;
    const tooLarge = this.#isTooLarge(text.length);
    if (!final && !tooLarge) return undefined;
    const bounds = this.#boundsOf(name);
    const careful = bounds.endOutsideSections(text, from);
    const found = careful.type === 'open' && !tooLarge ? bounds.endInPlainSight(text, from) : careful;
    if (found.type === 'boundary' && !this.#isTooLarge(found.end)) return this.#cutTo('unclosed', name, found.end);
    if (tooLarge) return this.#tooLarge(name);
    if (found.type === 'closed') return this.#cutTo('element', name, found.end);
    this.#open = [];
    return this.#cutTo('truncated', name, text.length);
  }

  #boundsOf(written: string): ElementBounds {
    const known = this.#bounds.get(written) ?? new ElementBounds(written, this.#levels.records);
    this.#bounds.set(written, known);
    return known;
  }

  #tooLarge(name: string): Cut {
    const { end: _, ...cut } = this.#cut('tooLarge', name, this.#at);
    // As much as is in the window whenever the limit is passed: a character takes three bytes at the most.
    const kept = Math.min(EXCERPT, Math.floor(this.#limits.recordBytes / 3));
    const text = this.#window.text.slice(this.#at, this.#at + kept);
    this.#at += 1;
    this.#unsearched = 0;
    this.#passing = this.#boundsOf(name);
    return { ...cut, text };
  }

  /** Passes over the rest of an element that is too large; tells whether its end has been reached. */
  #pass(element: ElementBounds, final: boolean): boolean {
    const { text } = this.#window;
    const found = element.written === '' ? nextMarkup(text, this.#at) : element.endInPlainSight(text, this.#at);
    if (found.type === 'open') {
      this.#at = final ? text.length : Math.max(this.#at, text.length - OVERLAP - element.written.length);
      return false;
    }
    this.#at = found.end;
    this.#passing = undefined;
    return true;
  }

  #strayText(end: number, final: boolean): Cut | undefined {
    const { text } = this.#window;
    const outside = text.slice(this.#at, end);
    const blank = this.#open.length > 0 ? outside.length : outside.search(/[^\s\uFEFF]|$/);
    this.#at += blank;
    if (this.#at === end) return undefined;
    if (this.#isTooLarge(end)) return this.#tooLarge('');
    if (end === text.length && !final) return undefined;
    return this.#cutTo('stray', '', end);
  }

  #end(): Cut | undefined {
    const unclosed = this.#open.at(-1);
    this.#open = [];
    return unclosed === undefined ? undefined : this.#cutTo('truncated', unclosed, this.#at);
  }

  #isTooLarge(end: number): boolean {
    const units = end - this.#at;
    if (units * 3 <= this.#limits.recordBytes) return false;
    return (
      units > this.#limits.recordBytes ||
      Buffer.byteLength(this.#window.text.slice(this.#at, end)) > this.#limits.recordBytes
    );
  }

  #cutTo(type: Cut['type'], name: string, end: number): Cut {
    const cut = this.#cut(type, name, end);
    this.#at = end;
    this.#unsearched = end;
    return cut;
  }

  #cut(type: Cut['type'], name: string, end: number): Cut {
    const { text } = this.#window;
    const stop = type === 'element' ? end : Math.min(end, this.#at + EXCERPT);
    return {
      type,
      name,
      text: text.slice(this.#at, stop),
      start: this.#window.byteAt(this.#at),
      end: this.#window.byteAt(end),
      declared: this.#declared,
    };
  }
}

/** What an unfinished construct is called: `us-patent-grant`, `!--`, `?xml`. */
function beginningOf(text: string, at: number): string {
  return /^[!?/]?[^\s<>[\]]{0,100}/.exec(text.slice(at + 1, at + 200))?.[0] ?? '';
}

/** Where text outside all documents ends. */
function nextMarkup(text: string, from: number): ElementEnd {
  const at = text.indexOf('<', from);
  return at === -1 ? { type: 'open' } : { type: 'boundary', end: at };
}
