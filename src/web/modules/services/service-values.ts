import dayjs, { type Dayjs } from 'dayjs';
import type {
  BeneficiaryInput,
  ServiceChannel,
  ServiceInput,
  ServiceKind,
  ServiceRecord,
} from '../../../shared/services.ts';

/** A service as the form holds it. */
export interface Written {
  readonly kind: ServiceKind;
  readonly channel: ServiceChannel;
  /** `same`: whom the record that is corrected was for. */
  readonly whom: 'public' | 'code' | 'same';
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

/** A record as the form holds it, to be corrected. */
export function writtenOf(record: ServiceRecord): Written {
  const { kind, channel, beneficiary, hours, persons, pieces, fee, satisfaction, task, deliverable, evidence } = record;
  return {
    ...{ kind, channel, hours, persons, pieces, fee, deliverable, evidence, creditCode: '', name: '' },
    ...{ whom: beneficiary === null ? 'public' : 'same', onDate: dayjs(record.onDate) },
    ...{ satisfaction: satisfaction ?? 0, task: task ?? '' },
  };
}

/** What a record says now, but for the fields that were changed here since the form was begun. */
export function mergedWith(
  latest: Written,
  { begun, now }: { readonly begun: Written; readonly now: Written },
): Partial<Written> {
  const untouched = (Object.keys(latest) as (keyof Written)[]).filter(
    (field) => String(now[field]) === String(begun[field]),
  );
  return Object.fromEntries(untouched.map((field) => [field, latest[field]]));
}

/** What was left empty counts as nothing; no star is no rating. */
export function inputOf(written: Written, before?: ServiceRecord): ServiceInput {
  const { kind, channel, onDate, satisfaction, task, deliverable, evidence } = written;
  return {
    ...{ kind, channel, onDate: onDate.format('YYYY-MM-DD') },
    beneficiary: beneficiaryOf(written, before),
    task: task.trim() === '' ? null : task.trim().replaceAll('（', '(').replaceAll('）', ')'),
    ...{ hours: written.hours ?? 0, persons: written.persons ?? 0, pieces: written.pieces ?? 0, fee: written.fee ?? 0 },
    ...{ satisfaction: satisfaction === 0 ? null : satisfaction, deliverable, evidence },
  };
}

function beneficiaryOf({ whom, creditCode, name }: Written, before: ServiceRecord | undefined): BeneficiaryInput {
  if (whom === 'code') return { type: 'code', creditCode, name };
  const same = whom === 'same' ? before?.beneficiary : undefined;
  if (same == null) return { type: 'public' };
  return same.unit === null
    ? { type: 'code', creditCode: same.creditCode ?? '', name: same.name }
    : { type: 'unit', unit: same.unit };
}
