import { traditionalBy } from '../../shared/traditional.ts';

/**
 * What went wrong, said to a person: a stable code, and one sentence in each language that names what, where and what to do.
 * The same shape as the engine's, by structure and not by import: the platform knows no engine, and passes on the problems of
 * both alike.
 */
export interface Problem {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly at?: { readonly start: number; readonly end: number };
}

/** A problem thrown. `message` is the English sentence with the code, for logs. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(`${problem.code}: ${problem.en}`, options);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** That somebody else wrote since a person opened what they write; `code` says where. */
export function changedMeanwhile(code: string, by: string): Problem {
  return {
    code,
    zh: `您打开之后，${by} 已经改过。您写的内容还在页面上：请与现在的内容核对后再保存。`,
    en: `${by} has changed this since you opened it. What you wrote is still on the page: compare it with what stands now, and save again.`,
  };
}

/** The problem that a thrown value carries, whichever side of the house threw it; `undefined` for a programming error. */
export function problemOf(thrown: unknown): Problem | undefined {
  if (!(thrown instanceof Error) || !('problem' in thrown)) return undefined;
  return isProblem(thrown.problem) ? thrown.problem : undefined;
}

function isProblem(value: unknown): value is Problem {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;
  return typeof fields.code === 'string' && typeof fields.zh === 'string' && typeof fields.en === 'string';
}

/** The languages of the interface. Traditional Chinese is converted from the Simplified sentence, not written anew. */
export type Language = 'zh' | 'zh-Hant' | 'en';

/** The sentence of a problem in a language. */
export async function tell(problem: Problem, language: Language): Promise<string> {
  if (language === 'en') return problem.en;
  return language === 'zh' ? problem.zh : toTraditional(problem.zh);
}

let traditional: Promise<(text: string) => string> | undefined;

/**
 * Simplified Chinese in the Traditional characters of Taiwan. Words stay what they are, since titles and abstracts are converted too.
 * The dictionary is large, so it is loaded when it is first needed.
 */
export async function toTraditional(text: string): Promise<string> {
  return (await traditionalConverter())(text);
}

/** The converter itself, for whoever has many texts. */
export function traditionalConverter(): Promise<(text: string) => string> {
  traditional ??= import('opencc-js/cn2t').then(({ Converter }) => traditionalBy(Converter({ from: 'cn', to: 'tw' })));
  return traditional;
}
