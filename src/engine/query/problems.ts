import type { Problem } from '../problem.ts';

/** A stretch of text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What is wrong at some place of a query. `code` is a whole code, or the part after `query.`. */
export interface Fault {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** Thrown inside the parser and caught at its door. `at` counts from the beginning of the text that was looked at. */
export class QueryFault extends Error {
  readonly at: Span;
  readonly fault: Fault;

  constructor(at: Span, fault: Fault) {
    super(fault.en);
    this.name = 'QueryFault';
    this.at = at;
    this.fault = fault;
  }

  /** The same fault seen from a text in which the one looked at begins at `offset`. */
  shifted(offset: number): QueryFault {
    return new QueryFault({ start: this.at.start + offset, end: this.at.end + offset }, this.fault);
  }
}

/** What was written, short enough to be repeated in a message. */
export function shown(written: string): string {
  const characters = Array.from(written.slice(0, 2 * SHOWN + 2));
  return characters.length <= SHOWN ? written : `${characters.slice(0, SHOWN).join('')}…`;
}

const SHOWN = 40;

/** The problem that a person sees: the place in the query is named, characters counted from 1. */
export function problemAt(text: string, at: Span, fault: Fault): Problem {
  const atEnd = at.start >= text.length;
  const character = Array.from(text.slice(0, at.start)).length + 1;
  return {
    code: qualified(fault.code),
    zh: `${atEnd ? '检索式末尾' : `第 ${character} 个字符`}：${fault.zh}`,
    en: `${atEnd ? 'At the end' : `At character ${character}`}: ${fault.en}`,
    at: { start: Math.min(at.start, text.length), end: Math.min(at.end, text.length) },
  };
}

/** The problem of a whole query, where no one place is to blame. */
export function problemOfWhole(text: string, fault: Fault): Problem {
  return { code: qualified(fault.code), zh: fault.zh, en: fault.en, at: { start: 0, end: text.length } };
}

function qualified(code: string): string {
  return code.includes('.') ? code : `query.${code}`;
}
