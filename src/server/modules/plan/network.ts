import type { Db, Scope } from '../../platform/db/index.ts';
import { provincialOffices, type Unit, unitsOf } from '../network/index.ts';

/** A unit as a plan needs to know it. */
export type PlanUnit = Pick<Unit, 'id' | 'name' | 'province' | 'standings'>;

/** The network of a plan's year. */
export interface PlanNetwork {
  /** One office for each province that has one. */
  readonly offices: readonly PlanUnit[];
  readonly bases: readonly PlanUnit[];
  named(name: string): PlanUnit | undefined;
}

/** The network as it was, or is, in a programme year. */
export async function networkOfYear(db: Db, house: Scope, year: number): Promise<PlanNetwork> {
  // Who ended within the year takes on nothing any more; those who followed are there themselves.
  const goesOn = ({ endedOn }: Unit) => endedOn === null || endedOn > `${year}-12-31`;
  const offices = (await provincialOffices(db, house, year)).filter(goesOn);
  const units = (await unitsOf(db, house, { year })).filter(goesOn);
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  return {
    offices,
    bases: units.filter(({ standings }) => standings.some(({ standing }) => standing === 'base')),
    named: (name) => byName.get(name),
  };
}
