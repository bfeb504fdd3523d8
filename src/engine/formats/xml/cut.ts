import type { ReadLimits, TextChunk } from '../reader.ts';
import { ElementBounds, type ElementEnd } from './element-end.ts';
import { declaredEntities, LONGEST_OPENING, type Markup, markupAt } from './markup.ts';
import { TextWindow } from './window.ts';

/**
 * A piece of a file, cut out. `start` and `end` are byte offsets; `text` is the whole element, or the beginning of what
 * is set aside.
 */
export interface Cut {
  /**
   * `element`: complete by its tags. `unclosed`: the next record or document begins before its end tag. `truncated`:
   * the file ends before. `tooLarge`: past the limit for one record. `openDocument`: an element around records that is
   * not closed where the next document begins. `stray`: something outside any document.
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
const EXCERPT_OF_LARGE = 4 * 1024;
const MOST_BOUNDS = 100;
const NONE: ReadonlySet<string> = new Set();

/**
 * Cuts a file into the elements at the level of records: the roots of documents that follow one another, or the
 * children of the elements around records of one root. Memory is bounded by one record. The cuts depend on the text
 * alone, not on how it comes in.
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
  #searched = 0;

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
    this.#searched = Math.max(0, this.#searched - this.#at);
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
      const markup = markupAt(this.#window, lt);
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
    const found = this.#boundsOf(written).end(this.#window, Math.max(tag.end, this.#searched));
    if (found.type === 'open') {
      this.#searched = found.searched;
      return this.#unfinished(written, found.searched, final);
    }
    if (this.#isTooLarge(found.end)) return this.#tooLarge(written);
    return this.#cutTo(found.type === 'closed' ? 'element' : 'unclosed', written, found.end);
  }

  /** Something begins at `#at` and has no end before `searched`, nor in the window but perhaps in plain sight. */
  #unfinished(name: string, searched: number, final: boolean): Cut | undefined {
    const { text } = this.#window;
    if (this.#isTooLarge(text.length)) return this.#tooLarge(name);
    if (!final) return undefined;
    const found = this.#boundsOf(name).endInPlainSight(this.#window, searched);
    if (found.type === 'boundary') return this.#cutTo('unclosed', name, found.end);
    if (found.type === 'closed') return this.#cutTo('element', name, found.end);
    this.#open = [];
    return this.#cutTo('truncated', name, text.length);
  }

  #boundsOf(written: string): ElementBounds {
    const known = this.#bounds.get(written);
    if (known !== undefined) return known;
    const bounds = new ElementBounds(written, this.#levels.records);
    if (this.#bounds.size >= MOST_BOUNDS) this.#bounds.clear();
    this.#bounds.set(written, bounds);
    return bounds;
  }

  #tooLarge(name: string): Cut {
    const { end: _, ...cut } = this.#cut('tooLarge', name, this.#at);
    // No more than is in the window whenever the limit is passed: a character takes three bytes at the most.
    const kept = Math.min(EXCERPT_OF_LARGE, Math.floor(this.#limits.recordBytes / 3));
    const text = this.#window.text.slice(this.#at, this.#at + kept);
    this.#at += 1;
    this.#searched = 0;
    this.#passing = this.#boundsOf(name);
    return { ...cut, text };
  }

  /** Passes over the rest of an element that is too large; tells whether its end has been reached. */
  #pass(element: ElementBounds, final: boolean): boolean {
    const window = this.#window;
    const found =
      element.written === '' ? nextMarkup(window.text, this.#at) : element.endInPlainSight(window, this.#at);
    if (found.type === 'open') {
      this.#at = final ? window.text.length : found.searched;
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
    const { text } = this.#window;
    const { recordBytes } = this.#limits;
    const units = end - this.#at;
    if (units * 3 <= recordBytes) return false;
    if (end === text.length) return this.#window.bytesFrom(this.#at) > recordBytes;
    return units > recordBytes || Buffer.byteLength(text.slice(this.#at, end)) > recordBytes;
  }

  #cutTo(type: Cut['type'], name: string, end: number): Cut {
    const cut = this.#cut(type, name, end);
    this.#at = end;
    this.#searched = end;
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
  return /^[!?/]?[^\s<>[\]]{0,100}/.exec(text.slice(at + 1, at + 110))?.[0] ?? '';
}

/** Where text outside all documents ends. */
function nextMarkup(text: string, from: number): ElementEnd {
  const at = text.indexOf('<', from);
  return at === -1 ? { type: 'open', searched: text.length } : { type: 'boundary', end: at };
}
