export { type NetworkRouteMeans, networkRoutes } from './routes.ts';
export { canonicalCreditCode } from './rules.ts';
export {
  createOrganisation,
  ensureHouse,
  findOrganisation,
  listOrganisations,
  type NewOrganisation,
  type Organisation,
  type OrganisationKind,
} from './store.ts';
