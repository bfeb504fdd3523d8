export { EntrancePage } from './entrance-page.tsx';
export { InvitationPage } from './invitation-page.tsx';
