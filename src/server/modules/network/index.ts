export type { Unit } from '../../../shared/network-standings.ts';
export { type Act, actsOf, successorsOf } from './act-store.ts';
export { close, merge, move, reclassify, rename, split } from './acts.ts';
export { provincialOffices, type UnitsSought, unitsBelow, unitsOf } from './as-of.ts';
export { endPostRoles, linkPost, type PostRight, rightsByPosts } from './post-accounts.ts';
export { accountsOfOnePerson, allPostsOf, appoint, leavePost, type Post, postsOf, postsOfHouse } from './posts.ts';
export { ensureRegions, enterCity, listRegions, type Region } from './regions.ts';
export type { NetworkRouteMeans } from './route-means.ts';
export { networkRoutes } from './routes.ts';
export { canonicalCreditCode } from './rules.ts';
export { ownUnits, unitsSeenFrom } from './seen-units.ts';
export { LEAST_SERVICES } from './service-point-rules.ts';
export { type ServicePoint, type ServicesGiven, servicePointsOf, takeStep } from './service-points.ts';
export { refuseUnseen, type Sight, sightOf } from './sight.ts';
export { giveStanding } from './standings.ts';
export {
  createOrganisation,
  ensureHouse,
  findOrganisation,
  installedHouse,
  listOrganisations,
  type NewOrganisation,
  type Organisation,
  type OrganisationKind,
} from './store.ts';
