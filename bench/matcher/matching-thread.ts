import { parentPort, workerData } from 'node:worker_threads';
import { Matcher, type MatchRows, readImage } from '../../src/engine/matcher/index.ts';
import { CONTEXT, publicationsOf, type Work } from './work.ts';

/** What a thread is started with: its documents are those from `first` up to `first + count`. */
export interface ThreadStart {
  readonly work: Work;
  readonly first: number;
  readonly count: number;
  readonly image: SharedArrayBuffer;
}

/** What it answers to each message, once it has said `null` when it was ready. Phases are CPU seconds of this thread. */
export interface ThreadRun {
  readonly rows: MatchRows;
  readonly phases: { readonly reading: number; readonly joining: number };
}

const { work, first, count, image } = workerData as ThreadStart;
const publications = [...publicationsOf(work, first, count)];
let phases = { reading: 0, joining: 0 };
let last = process.threadCpuUsage();
const matcher = new Matcher(
  {
    onPhase: (finished) => {
      const { user, system } = process.threadCpuUsage(last);
      last = process.threadCpuUsage();
      phases[finished] += (user + system) / 1e6;
    },
  },
  readImage(image),
);

parentPort!.on('message', () => {
  phases = { reading: 0, joining: 0 };
  last = process.threadCpuUsage();
  const rows = matcher.matchBatch(publications, CONTEXT);
  const { profileIds, offsets, documents } = rows;
  const answer: ThreadRun = { rows, phases };
  parentPort!.postMessage(answer, [profileIds.buffer, offsets.buffer, documents.buffer] as ArrayBuffer[]);
});
parentPort!.postMessage(null);
