import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import type { QueryField } from '../../shared/search.ts';

/** How completions are named; they are asked anew each time, since the fields come from the server after the editor stands. */
export interface CompletionWords {
  readonly fields: readonly QueryField[];
  readonly spoken: 'zh' | 'en';
  readonly convert: (simplified: string) => string;
  readonly and: string;
  readonly or: string;
  readonly not: string;
  readonly near: string;
  readonly adj: string;
}

/** Completes the names of fields in Chinese and English, values that can be listed, and operators. */
export function completionOf(words: () => CompletionWords): CompletionSource {
  return (context) => valuesAt(context, words()) ?? namesAt(context, words());
}

/** Behind `ls=` and the like, also further on in its parentheses. */
function valuesAt(context: CompletionContext, words: CompletionWords): CompletionResult | null {
  const before = context.matchBefore(/[\p{L}\p{N}]+\s*[=:＝：]\s*(?:\((?:[^()]*[\s(])?)?[\p{L}\p{N}-]*$/u);
  if (before === null) return null;
  const name = /^[\p{L}\p{N}]+/u.exec(before.text)?.[0].toLowerCase();
  const values = words.fields.find(({ field, zh }) =>
    [field, zh.toLowerCase(), words.convert(zh)].includes(name ?? ''),
  )?.values;
  if (values === undefined) return null;
  const typed = /[\p{L}\p{N}-]*$/u.exec(before.text)?.[0] ?? '';
  const options = values
    .filter((value) => Object.values(value).some((written) => begins(written, typed)))
    .map(({ value, zh, en }): Completion => ({ label: value, detail: words.spoken === 'en' ? en : words.convert(zh) }));
  return options.length === 0 ? null : { from: context.pos - typed.length, options, filter: false };
}

function namesAt(context: CompletionContext, words: CompletionWords): CompletionResult | null {
  const typed = context.matchBefore(/[\p{L}\p{N}/]+$/u);
  if (typed === null && !context.explicit) return null;
  const written = typed?.text ?? '';
  const options = [
    ...words.fields
      .filter(
        ({ field, zh, en }) =>
          begins(field, written) || `${zh} ${words.convert(zh)}`.includes(written) || wordBegins(en, written),
      )
      .map((field) => fieldCompletion(field, words)),
    ...operators(words).filter(({ label }) => begins(label, written)),
  ];
  return options.length === 0 ? null : { from: context.pos - written.length, options, filter: false };
}

function fieldCompletion({ field, zh, en }: QueryField, { spoken, convert }: CompletionWords): Completion {
  if (spoken === 'en') return { label: `${field}=`, detail: `${en} · ${zh}` };
  const name = convert(zh);
  return { label: `${name}=`, detail: `${field} · ${en}` };
}

function operators({ and, or, not, near, adj }: CompletionWords): Completion[] {
  const named = { AND: and, OR: or, NOT: not, 'NEAR/5': near, 'ADJ/5': adj };
  return Object.entries(named).map(([label, detail]) => ({ label, detail, apply: `${label} ` }));
}

function begins(written: string, typed: string): boolean {
  return written.toLowerCase().startsWith(typed.toLowerCase());
}

function wordBegins(phrase: string, typed: string): boolean {
  return phrase.split(' ').some((word) => begins(word, typed));
}
