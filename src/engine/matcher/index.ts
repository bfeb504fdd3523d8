export type { MatcherImage } from './image.ts';
export { imageBytes, readImage } from './image-file.ts';
export { Matcher, type MatcherOptions } from './matcher.ts';
export type { MatchRows } from './rows.ts';
