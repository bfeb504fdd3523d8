export { type IssueKey, listPublished, type Published, type PublishedFilter, publishIssue } from './bulletin-issues.ts';
export { keepYearbookUses } from './contribution-uses.ts';
export {
  type Act,
  beginContribution,
  checkContribution,
  recommendContribution,
  submitContribution,
} from './contributions.ts';
export type { BulletinRouteMeans } from './route-means.ts';
export { bulletinRoutes } from './routes.ts';
export { contributionBlocks } from './written.ts';
