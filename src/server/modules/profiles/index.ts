export { dayOf } from '../../platform/clock.ts';
export { type Act, personOf } from './act.ts';
export { type BackTestOptions, compareVersions, type Tried, testProfile } from './back-test.ts';
export { askForChange, requestsOf, settleRequest } from './change-requests.ts';
export { type CompiledProfile, compileProfile, describeQuery, type NamedQuery } from './compile.ts';
export { type DemandLine, demandLines, type RevisionLine, revisionLines } from './demand-lines.ts';
export { answerDemand, type Demand, listDemands, registerDemand } from './demands.ts';
export { changeSettings, createFromForm, pauseProfile, resumeProfile, reviseFromForm } from './edit.ts';
export { type ImportedProfile, importProfiles } from './import.ts';
export { type Look, profilesPolicy, recordLook } from './policy.ts';
export { readAs } from './problems.ts';
export {
  listProfiles,
  type ProfileFilter,
  type ProfileSummary,
  type ProfileVersion,
  readProfile,
  storedQuery,
} from './read.ts';
export { type ProfilesRouteMeans, profilesRoutes } from './routes.ts';
export { definitionOf, runningVersions, type StandingQuery, versionsById } from './running.ts';
export { signOff } from './sign-off.ts';
export {
  changeProfile,
  createProfile,
  type NewProfile,
  type ProfileChange,
  reviseProfile,
  type VersionReference,
} from './store.ts';
