export { Matcher, type MatcherOptions } from './matcher.ts';
export type { MatchRows } from './rows.ts';
