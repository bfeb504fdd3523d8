import { Matcher, readImage } from '../../src/engine/matcher/index.ts';
import { parseQuery, printQuery } from '../../src/engine/query/index.ts';
import { quantile } from '../statistics.ts';
import { spentOn } from './clock.ts';
import { CONTEXT, profilesOf, publicationsOf, type Work } from './work.ts';

/** What is measured beside batches: one document at a time, and profiles as people write them. */
export interface BesideBatches {
  /** Wall seconds per document. */
  readonly oneP50S: number;
  readonly oneP95S: number;
  /** What matching of single documents adds to the bytes of a profile. */
  readonly anchorBytesPerProfile: number;
  readonly loadedFromTextPerS: number;
}

export function measureBesideBatches(
  work: Work,
  profiles: number,
  docs: number,
  image: SharedArrayBuffer,
): BesideBatches {
  const matcher = new Matcher({}, readImage(image));
  const before = matcher.bytes.profiles;
  const seconds = [...publicationsOf(work, 0, Math.min(docs, 1 + SINGLE))].map(
    (publication) => spentOn(() => void matcher.matchOne(publication, CONTEXT)).wallS,
  );
  const single = seconds.slice(1);
  return {
    oneP50S: quantile(single, 0.5),
    oneP95S: quantile(single, 0.95),
    anchorBytesPerProfile: (matcher.bytes.profiles - before) / profiles,
    loadedFromTextPerS: loadedFromText(work, Math.min(TEXTS, profiles)),
  };
}

/** Profiles per CPU second: parsed, compiled, packed. */
function loadedFromText(work: Work, count: number): number {
  const texts = [...profilesOf(work, 0, count)].map(printQuery);
  const matcher = new Matcher();
  const { cpuS } = spentOn(() => {
    texts.forEach((text, id) => {
      const parsed = parseQuery(text, { purpose: 'profile' });
      if (!parsed.ok) throw new Error(`${parsed.problem.en} ${text}`);
      matcher.insert(id, parsed.value);
    });
    matcher.compact();
  });
  return count / cpuS;
}

/** The first one, which builds what single documents are looked up by, is not counted. */
const SINGLE = 1000;
const TEXTS = 20_000;
