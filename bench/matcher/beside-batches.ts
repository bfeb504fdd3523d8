import { Matcher, readImage } from '../../src/engine/matcher/index.ts';
import type { Publication } from '../../src/engine/publication.ts';
import { quantile } from '../statistics.ts';
import { spentOn } from './clock.ts';
import { compileTexts, textsOf } from './texts.ts';
import { CONTEXT, publicationsOf, type Work } from './work.ts';

/** What is measured beside batches: one document at a time, and profiles as people write them. */
export interface BesideBatches {
  readonly one: SingleDocuments;
  /** What matching of single documents adds to the bytes of a profile. */
  readonly anchorBytesPerProfile: number;
  readonly loadedFromTextPerS: number;
}

/** Wall seconds per document. */
export interface SingleDocuments {
  readonly p50S: number;
  readonly p95S: number;
}

export function measureBesideBatches(
  work: Work,
  profiles: number,
  docs: number,
  image: SharedArrayBuffer,
): BesideBatches {
  const matcher = new Matcher({}, readImage(image));
  const before = matcher.bytes.profiles;
  const [first, ...others] = publicationsOf(work, 0, Math.min(docs, 1 + SINGLE));
  matcher.matchOne(first!, CONTEXT);
  const one = singleDocuments(matcher, others);
  const anchorBytesPerProfile = (matcher.bytes.profiles - before) / profiles;
  const texts = textsOf(work, Math.min(TEXTS, profiles));
  return { one, anchorBytesPerProfile, loadedFromTextPerS: texts.length / compileTexts(texts).cpuS };
}

export function singleDocuments(matcher: Matcher, publications: readonly Publication[]): SingleDocuments {
  const seconds = publications.map((publication) => spentOn(() => void matcher.matchOne(publication, CONTEXT)).wallS);
  return { p50S: quantile(seconds, 0.5), p95S: quantile(seconds, 0.95) };
}

/** The first one, which builds what single documents are looked up by, is not counted. */
const SINGLE = 1000;
const TEXTS = 20_000;
