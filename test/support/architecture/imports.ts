import { type Token, tokensOf } from './tokens.ts';

/** What a source file imports, in whatever way: `from '…'`, `import '…'`, `import(…)`, types, re-exports, files of workers. */
export interface Imports {
  /** The specifiers as written. */
  readonly specifiers: readonly string[];
  /** Whether something is imported by a path that is only known when the program runs. */
  readonly computed: boolean;
}

export function importsOf(source: string): Imports {
  const tokens = tokensOf(source);
  const specifiers: string[] = [];
  let computed = false;
  for (let i = 0; i < tokens.length; i++) {
    const specifier = staticSpecifier(tokens, i) ?? workerFile(tokens, i);
    if (specifier !== undefined) specifiers.push(specifier);
    if (!callsImport(tokens, i)) continue;
    const argument = tokens[i + 2];
    if (argument?.kind === 'string') specifiers.push(argument.text);
    else computed = true;
  }
  return { specifiers, computed };
}

/** `from 'x'` and `import 'x'`: nothing else in the language lets a string follow these names. */
function staticSpecifier(tokens: readonly Token[], i: number): string | undefined {
  if (!isName(tokens[i], 'from') && !isName(tokens[i], 'import')) return undefined;
  const next = tokens[i + 1];
  return next?.kind === 'string' && !isSign(tokens[i - 1], '.') ? next.text : undefined;
}

function callsImport(tokens: readonly Token[], i: number): boolean {
  const called = isName(tokens[i], 'import') || isName(tokens[i], 'require');
  return called && isSign(tokens[i + 1], '(') && !isSign(tokens[i - 1], '.');
}

/** `new URL('./worker.ts', import.meta.url)` */
function workerFile(tokens: readonly Token[], i: number): string | undefined {
  const file = tokens[i + 2];
  const isUrl = isName(tokens[i], 'URL') && isSign(tokens[i + 1], '(') && isName(tokens[i + 4], 'import');
  return isUrl && file?.kind === 'string' && file.text.endsWith('.ts') ? file.text : undefined;
}

function isName(token: Token | undefined, text: string): boolean {
  return token?.kind === 'name' && token.text === text;
}

function isSign(token: Token | undefined, text: string): boolean {
  return token?.kind === 'sign' && token.text === text;
}
