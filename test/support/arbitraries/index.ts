export { profilesFrom } from './profiles-from.ts';
export { publications } from './publications.ts';
export { queries } from './queries.ts';
export { realPublications } from './real-publications.ts';
