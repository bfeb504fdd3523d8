export type { Unit } from '../../../shared/network-standings.ts';
export { provincialOffices, type UnitsSought, unitsBelow, unitsOf } from './as-of.ts';
export { appoint, leavePost, type Post, postsOf } from './posts.ts';
export { ensureRegions, enterCity, listRegions, type Region } from './regions.ts';
export { type NetworkRouteMeans, networkRoutes } from './routes.ts';
export { canonicalCreditCode } from './rules.ts';
export { giveStanding } from './standings.ts';
export {
  createOrganisation,
  ensureHouse,
  findOrganisation,
  listOrganisations,
  type NewOrganisation,
  type Organisation,
  type OrganisationKind,
} from './store.ts';
