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
export { invitationAddress, mailInvitation } from './invitation-mail.ts';
export { acceptInvitation } from './passwords.ts';
export { findPerson } from './person.ts';
export { accountsPolicy } from './policy.ts';
export { type AccountsRouteMeans, accountsRoutes } from './routes.ts';
export { actorOf, type SignInMeans } from './sign-in.ts';
