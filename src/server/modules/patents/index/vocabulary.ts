import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { ProblemError } from '../../../../engine/problem.ts';
import { expandPattern } from '../../../../engine/query/pattern.ts';
import type { Vocabulary } from './leaf-phrases.ts';
import { LONGEST_TOKEN, TEXT_BREAK } from './text-tokens.ts';

/** Words that one truncation may stand for. */
const EXPANSION_LIMIT = 1000;

/** Characters that a word which was cut has at least: each may take two UTF-16 units. */
const SHORTEST_CUT = Math.floor((LONGEST_TOKEN - 1) / 2);

const HAN = /^\p{Script=Han}/u;

/** The words that stand in the full-text table. A word that was cut there is given for every pattern, since it may fit. */
export class IndexVocabulary implements Vocabulary {
  readonly #words: StatementSync;
  readonly #limit: number;

  constructor(file: DatabaseSync, limit = EXPANSION_LIMIT) {
    this.#limit = limit;
    this.#words = file.prepare(
      `select term from vocabulary where term >= ? and term < ? and (term glob ? or length(term) >= ${SHORTEST_CUT})`,
    );
    this.#words.setReturnArrays(true);
  }

  expand(pattern: string): string[] {
    const stem = /^[^*?]*/.exec(pattern)![0].slice(0, LONGEST_TOKEN - 2);
    const terms: string[] = [];
    const cut: string[] = [];
    for (const row of this.#words.iterate(stem, `${stem}\u{10FFFF}`, pattern)) {
      const [term] = row as unknown as [string];
      if (HAN.test(term) || term === TEXT_BREAK) continue;
      (term.length >= LONGEST_TOKEN - 1 ? cut : terms).push(term);
    }
    const words = expandPattern(pattern, terms, this.#limit);
    if (!words.ok) throw new ProblemError(words.problem);
    return [...words.value, ...cut];
  }
}
