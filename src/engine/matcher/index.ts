export { Matcher } from './matcher.ts';
export type { MatchRows } from './rows.ts';
