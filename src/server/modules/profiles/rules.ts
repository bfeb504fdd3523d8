import type { ProfileStatus } from '../../../shared/profiles.ts';

export interface Standing {
  readonly status: ProfileStatus;
  readonly validFrom?: string;
  readonly validTo?: string;
}

/** The status on a day: an active profile is expired behind the end of its validity, without anybody writing so. */
export function statusOn({ status, validTo }: Standing, day: string): ProfileStatus {
  return status === 'active' && validTo !== undefined && validTo < day ? 'expired' : status;
}

/** Whether screening runs the profile on a day. */
export function runsOn(standing: Standing, day: string): boolean {
  return statusOn(standing, day) === 'active' && (standing.validFrom === undefined || standing.validFrom <= day);
}
