import type { TestDatabase } from '../../../../test/support/database.ts';
import { type ServiceInput, serviceInput } from '../../../shared/services.ts';
import type { Clock } from '../../platform/clock.ts';
import { clockAt } from '../../platform/clock.ts';
import { createOrganisation, type NewOrganisation } from '../network/index.ts';
import { enterService } from '../services/index.ts';

export const NEW_YEAR: Clock = clockAt('2019-01-08T02:00:00Z');
export const act = { actor: 'account 1', clock: NEW_YEAR };
export const YEAR = { year: 2018, fromMonth: 1, toMonth: 12 } as const;
export const noTargets = async () => [];

/** Codes of enterprises that stand in no network; the companies are made up. */
export const CODES = ['91350100M000100Y43', '91310000MA1FL0000N', '91440300MA5D000002'] as const;

/** Units, and what they did, in the house of a test. */
export function programmeOf(test: TestDatabase) {
  const unit = async (name: string, kind: NewOrganisation['kind'], region?: string): Promise<number> => {
    const organisation = { name: `${name}（虚构示例）`, kind, ...(region === undefined ? {} : { region }) };
    return (await createOrganisation(test.db, test.scope, organisation)).id;
  };
  const served = (
    by: number,
    parts: Partial<Record<keyof ServiceInput, unknown>> = {},
  ): Promise<number | undefined> => {
    const usual = { onDate: '2018-09-03', kind: 'consultation', channel: 'phone', beneficiary: { type: 'public' } };
    const input = serviceInput.parse({ ...usual, ...parts });
    return enterService(test.db, test.scope, by, input, { source: 'entered', key: null }, act);
  };
  return { unit, served };
}
