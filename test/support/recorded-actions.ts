import { type Token, tokensOf } from './architecture/tokens.ts';

const CODE = /^[a-z-]+\.[a-z-]+$/;
/** A code whose end is only known when it is recorded: `return.${step}`. */
const BEGINNING = /^[a-z-]+\. $/;
const FILE = /\.(csv|key|json|sql)$/;

/**
 * The codes of actions that a source file writes into the audit log: every string of their form, except the names of columns, which are
 * given to methods (`rows.select('account.id')`), the codes of problems (`code: 'import.unknown'`), and the names of files. Of a code that
 * is put together its beginning is given, with the point.
 */
export function recordedActions(source: string): string[] {
  const found: string[] = [];
  const inMethod: boolean[] = [];
  const tokens = tokensOf(source);
  for (const [at, token] of tokens.entries()) {
    if (isOpening(token)) inMethod.push(givesToMethod(tokens, at, inMethod.at(-1) === true));
    else if (isClosing(token)) inMethod.pop();
    else if (token.kind === 'template' && BEGINNING.test(token.text)) found.push(token.text.trim());
    else if (token.kind === 'string' && CODE.test(token.text) && !FILE.test(token.text)) {
      if (inMethod.at(-1) !== true && tokens[at - 2]?.text !== 'code') found.push(token.text);
    }
  }
  return found;
}

/** The kinds of subjects that it writes, without their numbers. */
export function recordedSubjects(source: string): string[] {
  const tokens = tokensOf(source);
  return tokens.flatMap((token, at) => {
    if (token.text !== 'subject' || ![':', '='].includes(tokens[at + 1]?.text ?? '')) return [];
    // The code of a template comes before its text.
    const written = tokens.slice(at + 2, at + 6).find(({ kind }) => kind === 'string' || kind === 'template');
    const kind = written?.text.trim() ?? '';
    return /^[a-z][a-z -]*$/.test(kind) ? [kind] : [];
  });
}

function isOpening({ kind, text }: Token): boolean {
  return kind === 'sign' && ['(', '[', '{'].includes(text);
}

function isClosing({ kind, text }: Token): boolean {
  return kind === 'sign' && [')', ']', '}'].includes(text);
}

/** What stands in the parentheses of a method, or in a list or call there; an object or a body there is looked into. */
function givesToMethod(tokens: readonly Token[], at: number, outer: boolean): boolean {
  const opening = tokens[at]?.text;
  if (opening === '{') return false;
  if (opening === '[' || outer) return outer;
  return tokens[at - 1]?.kind === 'name' && tokens[at - 2]?.text === '.';
}
