import { z } from 'zod';
import { ROLES } from './roles.ts';

export { ADMIN_ROLES, ENTERPRISE_ROLES, PROVINCE_ROLES, type Role, STAFF_ROLES, UNIT_ROLES } from './roles.ts';

export const role = z.enum(ROLES);

/** A person who works here by hand or by mail address; letters that nobody confuses. */
export const login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._@-]{2,99}$/);

export const language = z.enum(['zh', 'zh-Hant', 'en']);
export type Language = z.infer<typeof language>;
export const languageInput = z.strictObject({ language });

/** How far a sign-in has come. Only `open` reaches the work. */
export const sessionStage = z.enum([
  /** The second factor is asked for. */
  'second-factor',
  /** A second factor has to be set up before anything else. */
  'enrol',
  /** The password is too old and has to be changed. */
  'new-password',
  'open',
  /** Idle too long: the password is asked for again. */
  'idle',
]);
export type SessionStage = z.infer<typeof sessionStage>;

/** Who is signed in, for the pages. */
export const sessionView = z.strictObject({
  stage: sessionStage,
  account: z.strictObject({
    ...{ id: z.int(), login: z.string(), name: z.string(), roles: z.array(role) },
    /** In which mails and calendars come; null where the person never chose. */
    language: language.nullable(),
  }),
  organisation: z.strictObject({ id: z.int(), name: z.string(), isHouse: z.boolean() }),
  /** Sent back with every request that changes something, in the header `x-csrf-token`. */
  csrf: z.string(),
  /** Seconds without a request after which the session is locked. */
  idleSeconds: z.int(),
});
export type SessionView = z.infer<typeof sessionView>;

/** What the sign-in page has to know before anybody is signed in. */
export const signInPage = z.strictObject({
  session: sessionView.nullable(),
  /** The demonstration's people, where this is one: anybody may enter as any of them. */
  demonstration: z.array(
    z.strictObject({ login: z.string(), name: z.string(), roles: z.array(role), organisation: z.string() }),
  ),
  /** The name of the sign-in service of the house, where there is one. */
  openIdConnect: z.string().nullable(),
});
export type SignInPage = z.infer<typeof signInPage>;

/** A page of our own, such as may be shown after signing in: no other place, however a browser reads it. */
const ownPage = z
  .string()
  .max(4000)
  .regex(/^\/(?![/\\]|api\/)[!-[\]-~]*$/);

export const openIdInput = z.strictObject({ returnTo: ownPage.default('/') });
/** Where the browser goes to sign in at the house's identity service. */
export const openIdStart = z.strictObject({ address: z.url() });
export type OpenIdStart = z.infer<typeof openIdStart>;

const password = z.string().min(1).max(200);
const code = z.string().regex(/^\d{6}$/);

export const signInInput = z.strictObject({ login: z.string().min(1).max(100), password });
export const secondFactorInput = z.strictObject({ code });
export const passwordInput = z.strictObject({ password });
export const newPasswordInput = z.strictObject({ current: password, next: password });
export const acceptInvitationInput = z.strictObject({ token: z.string().min(20).max(200), password });

/** What an authenticator app needs: the address for its QR code, and the secret for typing. */
export const enrolment = z.strictObject({ address: z.string(), secret: z.string() });

export const accountState = z.enum(['invited', 'active', 'disabled']);

export const newAccountInput = z.strictObject({
  organisationId: z.int(),
  login,
  name: z.string().trim().min(1).max(100),
  email: z.email().max(200).optional(),
  roles: z.array(role).min(1).max(6),
});
export type NewAccountInput = z.infer<typeof newAccountInput>;

export const rolesInput = z.strictObject({ roles: z.array(role).min(1).max(6) });

export const accountView = z.strictObject({
  id: z.int(),
  organisation: z.strictObject({ id: z.int(), name: z.string() }),
  login: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  roles: z.array(role),
  /** What the posts that the person holds call for; given by the security administrator as any role is. */
  postRoles: z.array(role),
  state: accountState,
  /** Whether the roles are only what the person is to be, until the security administrator gives them. */
  waitsForRights: z.boolean(),
  secondFactor: z.boolean(),
  /** Whether the account is linked to a person of an identity service. */
  linked: z.boolean(),
  /** What mails and calendars come in: chosen by the person, or their organisation's. */
  language,
  /** ISO instants. */
  lockedUntil: z.string().nullable(),
  lastSignIn: z.string().nullable(),
});
export type AccountView = z.infer<typeof accountView>;

/** What a key may do besides what its person may not: look, judge what came, and change what else the person may change. */
export const API_SCOPES = ['read', 'judge', 'write'] as const;
export const apiScope = z.enum(API_SCOPES);
export type ApiScope = z.infer<typeof apiScope>;

export const LONGEST_KEY_DAYS = 366;
export const newApiKeyInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(apiScope).min(1).max(API_SCOPES.length),
  days: z.int().min(1).max(LONGEST_KEY_DAYS),
});
export type NewApiKeyInput = z.infer<typeof newApiKeyInput>;

/** A key as its person sees it; times are ISO instants. */
export const apiKeyView = z.strictObject({
  id: z.int(),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(apiScope),
  createdAt: z.string(),
  expiresAt: z.string(),
  lastUsedAt: z.string().nullable(),
});
export type ApiKeyView = z.infer<typeof apiKeyView>;

/** The key itself is told this once. */
export const newApiKey = z.strictObject({ id: z.int(), key: z.string() });
export type NewApiKey = z.infer<typeof newApiKey>;

/** The address at which a person chooses a password, told once; and whether it went to the person's mail address. */
export const invited = z.strictObject({
  id: z.int(),
  address: z.string(),
  mail: z.enum(['sent', 'failed', 'none']),
});
export type Invited = z.infer<typeof invited>;

export const sessionLine = z.strictObject({
  id: z.int(),
  startedAt: z.string(),
  seenAt: z.string(),
  address: z.string(),
  agent: z.string(),
  current: z.boolean(),
});
export type SessionLine = z.infer<typeof sessionLine>;
