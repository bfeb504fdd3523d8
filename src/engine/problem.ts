/**
 * What went wrong, said to a person: a stable code, and one sentence in each language that names what, where and what to do.
 * Traditional Chinese is converted from the Simplified sentence where it is shown.
 */
export interface Problem {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Offsets into the text that the problem is about (UTF-16 units), where there is one. */
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

/** The outcome of reading something a person or a file wrote. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export function parsed<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function refused(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem };
}
