import { medianOf } from '../../statistics.ts';
import type { RunFigures } from './records.ts';

export function mediansOf(runs: readonly RunFigures[]): RunFigures {
  return {
    wallS: medianOf(runs, 'wallS'),
    cpuS: medianOf(runs, 'cpuS'),
    readS: medianOf(runs, 'readS'),
    joinS: medianOf(runs, 'joinS'),
  };
}
