import type { ProfileStanding } from '../../../shared/profile-views.ts';
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

/**
 * What becomes of a profile on a day, for people.
 *
 * The rule of sign-off: a profile that needs none runs in its newest version. One that needs it runs in the newest version that the
 * enterprise agreed to, so that a version on which the enterprise has not spoken yet does not silence the one before; it waits
 * where there is none. `runningVersion` is that version, found by `agreedTo`; absent where there is none.
 */
export function standingOn(standing: Standing & { readonly runningVersion?: number }, day: string): ProfileStanding {
  const status = statusOn(standing, day);
  if (status !== 'active') return status;
  if (standing.runningVersion === undefined) return 'waiting';
  return runsOn(standing, day) ? 'running' : 'scheduled';
}
