import dayjs, { type Dayjs } from 'dayjs';
import type { ServiceChannel, ServiceInput, ServiceKind } from '../../../shared/services.ts';

/** A service as the form holds it. */
export interface Written {
  readonly kind: ServiceKind;
  readonly channel: ServiceChannel;
  readonly whom: 'public' | 'code';
  readonly creditCode: string;
  readonly name: string;
  readonly onDate: Dayjs;
  readonly hours: number | null;
  readonly persons: number | null;
  readonly pieces: number | null;
  readonly fee: number | null;
  readonly satisfaction: number;
  readonly task: string;
  readonly deliverable: string;
  readonly evidence: string;
}

export function emptyService(): Written {
  return {
    ...{ kind: 'consultation', channel: 'on-site', whom: 'code', creditCode: '', name: '', onDate: dayjs() },
    ...{ hours: 0.5, persons: 1, pieces: 0, fee: 0, satisfaction: 0, task: '', deliverable: '', evidence: '' },
  };
}

/** What was left empty counts as nothing; no star is no rating. */
export function inputOf(written: Written): ServiceInput {
  const { kind, channel, whom, creditCode, name, onDate, satisfaction, task, deliverable, evidence } = written;
  return {
    ...{ kind, channel, onDate: onDate.format('YYYY-MM-DD') },
    beneficiary: whom === 'public' ? { type: 'public' } : { type: 'code', creditCode, name },
    task: task.trim() === '' ? null : task.trim().replaceAll('（', '(').replaceAll('）', ')'),
    ...{ hours: written.hours ?? 0, persons: written.persons ?? 0, pieces: written.pieces ?? 0, fee: written.fee ?? 0 },
    ...{ satisfaction: satisfaction === 0 ? null : satisfaction, deliverable, evidence },
  };
}
