import { z } from 'zod';
import { accountState, login, UNIT_ROLES } from './accounts.ts';
import { postName } from './network-posts.ts';

/** A role that a post gives the account of who holds it. */
export const postRole = z.enum(UNIT_ROLES);
export type PostRole = z.infer<typeof postRole>;

export const postAccountProposal = z.strictObject({
  unit: z.int().positive(),
  post: z.int().positive(),
  login,
  email: z.email().max(200).nullable(),
});
export type PostAccountProposal = z.infer<typeof postAccountProposal>;

/** How it stands with the account for a post. */
export const postAccountLine = z.strictObject({
  post: z.int(),
  /** `open`: asked for; `declined` by the administrator; `entered`: there is one. */
  state: z.enum(['open', 'declined', 'entered']),
  login: z.string(),
  reason: z.string().nullable(),
  account: z.strictObject({ state: accountState, waitsForRights: z.boolean() }).nullable(),
});
export type PostAccountLine = z.infer<typeof postAccountLine>;
export const postAccountList = z.strictObject({ accounts: z.array(postAccountLine) });
export type PostAccountList = z.infer<typeof postAccountList>;

/** An account that is asked for and waits for the administrator who enters people. */
export const postAccountRequest = z.strictObject({
  id: z.int(),
  unit: z.strictObject({ id: z.int(), name: z.string() }),
  post: postName,
  name: z.string(),
  rank: z.string().nullable(),
  login: z.string(),
  email: z.string().nullable(),
  role: postRole,
  proposedBy: z.string(),
  proposedAt: z.string(),
  /** Accounts of the unit that could be the person's already. */
  known: z.array(z.strictObject({ id: z.int(), login: z.string(), name: z.string() })),
});
export type PostAccountRequest = z.infer<typeof postAccountRequest>;
export const postAccountRequests = z.strictObject({ requests: z.array(postAccountRequest) });
export type PostAccountRequests = z.infer<typeof postAccountRequests>;

/** The account that the person has already; a new one where there is none. */
export const postAccountEntry = z.strictObject({ accountId: z.int().positive().nullable() });
export const postAccountRefusal = z.strictObject({ reason: z.string().trim().min(1).max(500) });
