import { type Parsed, parsed, refused } from '../problem.ts';
import { shown } from './problems.ts';

/**
 * Whether a folded word fits a truncated one: `*` stands for any number of characters, `?` for exactly one. Goes back
 * only to the last `*`, so the cost is at most the product of both lengths whatever the pattern.
 */
export function patternMatches(pattern: string, word: string): boolean {
  const wanted = [...pattern];
  const given = [...word];
  let w = 0;
  let g = 0;
  let star = -1;
  let resume = 0;
  while (g < given.length) {
    if (wanted[w] === '*') {
      star = w;
      w += 1;
      resume = g;
    } else if (w < wanted.length && (wanted[w] === '?' || wanted[w] === given[g])) {
      w += 1;
      g += 1;
    } else if (star >= 0) {
      w = star + 1;
      resume += 1;
      g = resume;
    } else {
      return false;
    }
  }
  while (wanted[w] === '*') w += 1;
  return w === wanted.length;
}

/**
 * All words of `vocabulary` (folded, each once) that fit the pattern, for engines that look words up instead of
 * comparing them. Refused with the count when there are more than `limit`: never cut. The refusal depends on the
 * vocabulary of the engine that asks; where two engines both answer, they answer the same.
 */
export function expandPattern(pattern: string, vocabulary: Iterable<string>, limit: number): Parsed<string[]> {
  const words: string[] = [];
  let count = 0;
  for (const word of vocabulary) {
    if (!patternMatches(pattern, word)) continue;
    count += 1;
    if (count <= limit) words.push(word);
  }
  if (count <= limit) return parsed(words);
  return refused({
    code: 'query.pattern-too-wide',
    zh: `截词“${shown(pattern)}”对应 ${count} 个不同的词，超过上限 ${limit} 个。请多写几个字母，使它更具体。`,
    en: `The truncated word “${shown(pattern)}” stands for ${count} different words, more than the limit of ${limit}. Write more letters of it.`,
  });
}
