import { entries, returns } from './control.ts';
import { judgements, uses } from './effects.ts';
import { organisations, posts, prefectures } from './network.ts';
import { demands, issues, items, profiles, retained, revisions } from './push.ts';
import type { RecordSource } from './source.ts';

export { countingOf } from './counting.ts';
export type { Slice } from './source.ts';

/** The records that are no service records. */
export const RECORD_SOURCES: readonly RecordSource[] = [
  ...[organisations, prefectures, posts],
  ...[demands, profiles, revisions, issues, items, retained, judgements, uses],
  ...[returns, entries],
];
