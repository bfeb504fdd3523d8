import type { ServicePointList } from '../../../shared/network-pages.ts';
import { dayOf } from '../../platform/clock.ts';
import type { Principal } from '../../platform/http/index.ts';
import { stepsOfRoles } from './policy.ts';
import type { NetworkRouteMeans } from './route-means.ts';
import { LEAST_SERVICES, stepsAfter } from './service-point-rules.ts';
import { servicePointsOf } from './service-points.ts';
import { sightOf } from './sight.ts';

/** The service points of a year that a person sees, each with what the person may do next. */
export async function servicePointListFor(
  { db, house, clock, servicesGiven }: Pick<NetworkRouteMeans, 'db' | 'house' | 'clock' | 'servicesGiven'>,
  person: Principal,
  year: number,
): Promise<ServicePointList> {
  const sight = await sightOf(db, house, person, year);
  const points = (await servicePointsOf(db, house, year, servicesGiven)).filter(({ unit }) => sight.sees(unit.id));
  return {
    least: LEAST_SERVICES,
    today: dayOf({ clock }),
    points: points.flatMap(({ steps, ...point }) => {
      const last = steps.at(-1);
      return last === undefined ? [] : [{ ...point, last, next: stepsOfRoles(person.roles, stepsAfter(steps)) }];
    }),
  };
}
