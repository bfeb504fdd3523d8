export { codeAt, enrolmentAddress, newCodeSecret, stepOfCode } from './one-time-code.ts';
export {
  type OpenIdIdentity,
  type OpenIdProvider,
  type OpenIdQuestion,
  OpenIdRefusal,
  openIdProvider,
} from './openid-provider.ts';
export { hashPassword, verifyNothing, verifyPassword } from './passwords.ts';
export { seal, unseal } from './sealed.ts';
export { newToken, tokenHash } from './tokens.ts';
