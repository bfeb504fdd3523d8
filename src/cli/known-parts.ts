import { findOrganisation } from '../server/modules/network/index.ts';
import { listProfiles } from '../server/modules/profiles/index.ts';
import { findRun } from '../server/modules/screening/index.ts';
import type { Office } from '../server/office.ts';
import { ProblemError } from '../server/platform/problems.ts';

/** Refuses a profile, an enterprise or a screening run that is not there, which would else look like one of which nothing came. */
export async function refuseUnknown(
  { database: { db }, house, clock }: Office,
  { profile, enterprise, run }: { readonly profile?: number; readonly enterprise?: number; readonly run?: number },
): Promise<void> {
  if (enterprise !== undefined && (await findOrganisation(db, house, { id: enterprise })) === undefined) {
    throw new ProblemError({
      code: 'call.no-enterprise',
      zh: `没有编号为 ${enterprise} 的企业。请用 chuanli subscription list --json 核对编号。`,
      en: `There is no enterprise ${enterprise}. Check the number with chuanli subscription list --json.`,
    });
  }
  if (profile !== undefined && !(await listProfiles(db, house, {}, { clock })).some(({ id }) => id === profile)) {
    throw new ProblemError({
      code: 'call.no-profile',
      zh: `没有编号为 ${profile} 的画像。请用 chuanli profile list 核对编号。`,
      en: `There is no profile ${profile}. Check the number with chuanli profile list.`,
    });
  }
  if (run !== undefined && (await findRun(db, house, run)) === undefined) {
    const latest = (await findRun(db, house, 'latest'))?.id;
    throw new ProblemError({
      code: 'call.no-run',
      zh: `没有编号为 ${run} 的筛查批次。${latest === undefined ? '还没有筛查过，请先用 chuanli screen 筛查。' : `最近一次是第 ${latest} 号。`}`,
      en: `There is no screening run ${run}. ${latest === undefined ? 'Nothing was screened yet: use chuanli screen first.' : `The latest is ${latest}.`}`,
    });
  }
}
