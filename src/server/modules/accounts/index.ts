export { type Act, hasAccounts, inviteAccount, listAccounts, setDisabled } from './accounts.ts';
export { authenticateBy } from './authenticate.ts';
export { type Demonstration, demonstrationOf } from './demonstration.ts';
export { acceptInvitation } from './passwords.ts';
export { accountsPolicy } from './policy.ts';
export { type AccountsRouteMeans, accountsRoutes } from './routes.ts';
export { actorOf, type SignInMeans } from './sign-in.ts';
