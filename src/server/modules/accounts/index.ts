export {
  type Act,
  accountByLogin,
  accountOfHouse,
  hasAccounts,
  inviteAccount,
  inviteAgain,
  listAccounts,
  setDisabled,
  unlock,
} from './accounts.ts';
export { authenticateBy } from './authenticate.ts';
export { type Demonstration, demonstrationOf } from './demonstration.ts';
export { unlinkIdentities } from './identities.ts';
export { invitationAddress, mailInvitation } from './invitation-mail.ts';
export { openIdOf } from './openid.ts';
export { acceptInvitation } from './passwords.ts';
export { findPerson } from './person.ts';
export { accountOfActor, actorsNamed, type NamesViewer, named, namesOf, SERVICE_SIDE } from './person-names.ts';
export { accountsPolicy } from './policy.ts';
export { endPostRights } from './post-rights.ts';
export { endPostRightsJob } from './post-rights-job.ts';
export { type AccountsRouteMeans, accountsRoutes } from './routes.ts';
export { actorOf, type SignInMeans } from './sign-in.ts';
