import { Matcher } from '../../src/engine/matcher/index.ts';
import { parseQuery, printQuery } from '../../src/engine/query/index.ts';
import { type Spent, spentOn } from './clock.ts';
import { profilesOf, type Work } from './work.ts';

/** So many profiles as people write them. */
export function textsOf(work: Work, count: number): string[] {
  return Array.from(profilesOf(work, 0, count), printQuery);
}

/** Parsing, compiling, packing into an empty matcher. Throws for a text that is no query. */
export function compileTexts(texts: readonly string[]): Spent {
  const matcher = new Matcher();
  return spentOn(() => {
    texts.forEach((text, id) => {
      const parsed = parseQuery(text, { purpose: 'profile' });
      if (!parsed.ok) throw new Error(`${parsed.problem.en} ${text}`);
      matcher.insert(id, parsed.value);
    });
    matcher.compact();
  });
}
