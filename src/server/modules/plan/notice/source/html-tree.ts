import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { ProblemError } from '../../../../platform/problems.ts';
import * as problems from '../problems.ts';

export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;

/** Beyond these a page is no notice; and the parser's work grows with the square of each. */
const DEEPEST = 256;
const MOST_ELEMENTS = 100_000;
const LONGEST_TAG = 8_000;

/**
 * The elements of a page.
 * @throws ProblemError for a page that is nested too deeply or has too many elements for a notice.
 */
export function htmlTree(html: string, name: string): DefaultTreeAdapterTypes.Document {
  const complex = () => new ProblemError(problems.tooComplex(name));
  const markup = withoutData(withoutPrograms(html));
  if (hasLongTag(markup)) throw complex();
  let depth = 0;
  let elements = 0;
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement(...made) {
      if (++elements > MOST_ELEMENTS) throw complex();
      return defaultTreeAdapter.createElement(...made);
    },
    createCommentNode(data) {
      if (++elements > MOST_ELEMENTS) throw complex();
      return defaultTreeAdapter.createCommentNode(data);
    },
    onItemPush() {
      if (++depth > DEEPEST) throw complex();
    },
    onItemPop() {
      depth--;
    },
  };
  return parse(markup, { treeAdapter, scriptingEnabled: false });
}

const PROGRAMS = ['script', 'style', 'svg'];

/** Programs and styles say nothing to a reader, and are most of many pages. */
function withoutPrograms(html: string): string {
  return PROGRAMS.reduce((rest, program) => without(rest, `<${program}`, `</${program}`), without(html, '<!--', '-->'));
}

/** Everything between the two signs left out, with the signs; an end that never comes is none. */
function without(text: string, from: string, to: string): string {
  const lower = asciiLower(text);
  const kept: string[] = [];
  let done = 0;
  for (let start = lower.indexOf(from); start >= 0; start = lower.indexOf(from, done)) {
    const end = lower.indexOf(to, start);
    if (end < 0) break;
    const close = to === '-->' ? end + 2 : lower.indexOf('>', end);
    if (close < 0) break;
    kept.push(text.slice(done, start), ' ');
    done = close + 1;
  }
  return done === 0 ? text : [...kept, text.slice(done)].join('');
}

/** Lower case that moves no character: others than ASCII may become longer. */
function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Images within the page, as the value of an attribute. */
function withoutData(html: string): string {
  return html.replace(/(["'])data:[\w/+.;=-]{0,100},[\w+/=%-]*\1/gi, '""');
}

function hasLongTag(markup: string): boolean {
  let end = -1;
  for (const { index } of markup.matchAll(/<[a-z/]/gi)) {
    if (end < index) end = markup.indexOf('>', index);
    if ((end < 0 ? markup.length : end) - index > LONGEST_TAG) return true;
    if (end < 0) return false;
  }
  return false;
}
