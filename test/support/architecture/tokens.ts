/** A piece of source text that matters to imports: a name, a sign, or a string without its quotes. */
export interface Token {
  readonly kind: 'name' | 'sign' | 'string' | 'template' | 'pattern';
  readonly text: string;
}

/** Names after which a slash starts a regular expression and does not divide. */
const beforePattern = new Set([
  'return',
  'typeof',
  'case',
  'in',
  'of',
  'delete',
  'void',
  'throw',
  'new',
  'else',
  'do',
  'await',
  'yield',
]);

const space = /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const name = /[\p{ID_Start}$_#][\p{ID_Continue}$]*|\d[\w.]*/uy;
const string = /'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"/y;
const pattern = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;

/**
 * Cuts TypeScript into tokens, as far as finding its imports needs: comments fall away, and what stands in strings, templates
 * and regular expressions is not taken for code. The code inside a template's `${…}` is cut like any other.
 */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  cut(source, 0, tokens, false);
  return tokens;
}

/** Cuts from `start` to the end, or inside a template to its closing brace. Returns where it stopped. */
function cut(source: string, start: number, tokens: Token[], inTemplate: boolean): number {
  let at = start;
  let depth = 0;
  while (at < source.length) {
    const blank = matchAt(space, source, at);
    if (blank !== undefined) {
      at += blank.length;
      continue;
    }
    const sign = source[at] ?? '';
    if (sign === '`') {
      at = cutTemplate(source, at, tokens);
      continue;
    }
    if (inTemplate && sign === '}' && depth === 0) return at;
    if (sign === '{') depth++;
    if (sign === '}') depth--;
    const token = readToken(source, at, tokens.at(-1));
    tokens.push(token.token);
    at += token.length;
  }
  return at;
}

function readToken(
  source: string,
  at: number,
  before: Token | undefined,
): { readonly token: Token; readonly length: number } {
  const word = matchAt(name, source, at);
  if (word !== undefined) return { token: { kind: 'name', text: word }, length: word.length };
  const quoted = matchAt(string, source, at);
  if (quoted !== undefined) return { token: { kind: 'string', text: quoted.slice(1, -1) }, length: quoted.length };
  const expression = source[at] === '/' && startsPattern(before) ? matchAt(pattern, source, at) : undefined;
  if (expression !== undefined) return { token: { kind: 'pattern', text: expression }, length: expression.length };
  return { token: { kind: 'sign', text: source[at] ?? '' }, length: 1 };
}

/** The text of a template is one token; the code in it comes before that, in its order. Returns the place after the template. */
function cutTemplate(source: string, start: number, tokens: Token[]): number {
  let at = start + 1;
  let text = '';
  while (at < source.length && source[at] !== '`') {
    if (source[at] === '\\') {
      text += source.slice(at, at + 2);
      at += 2;
    } else if (source.startsWith('${', at)) {
      text += ' ';
      at = cut(source, at + 2, tokens, true) + 1;
    } else {
      text += source[at++];
    }
  }
  tokens.push({ kind: 'template', text });
  return at + 1;
}

function startsPattern(before: Token | undefined): boolean {
  if (before === undefined) return true;
  if (before.kind === 'name') return beforePattern.has(before.text);
  return before.kind === 'sign' && before.text !== ')' && before.text !== ']' && before.text !== '}';
}

function matchAt(expression: RegExp, source: string, at: number): string | undefined {
  expression.lastIndex = at;
  return expression.exec(source)?.[0];
}
