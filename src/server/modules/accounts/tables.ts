import type { Generated } from 'kysely';
import type { ApiScope, Language, Role, SessionStage } from '../../../shared/accounts.ts';
import type { PostRole } from '../../../shared/post-accounts.ts';

export interface AccountsTables {
  account: AccountRow;
  account_password: {
    id: Generated<number>;
    organisation_id: number;
    account_id: number;
    password_hash: string;
    set_at: Date;
  };
  account_invitation: {
    id: Generated<number>;
    organisation_id: number;
    account_id: number;
    token_hash: string;
    expires_at: Date;
    used_at: Date | null;
    created_at: Date;
  };
  account_session: SessionRow;
  api_key: ApiKeyRow;
  post_account_request: PostAccountRequestRow;
  account_identity: {
    id: Generated<number>;
    organisation_id: number;
    house_id: number;
    account_id: number;
    issuer: string;
    subject: string;
    linked_at: Date;
  };
  openid_attempt: {
    id: Generated<number>;
    organisation_id: number;
    token_hash: string;
    return_to: string;
    expires_at: Date;
  };
}

/** By what a person proves first who they are. */
export type SignInMethod = 'password' | 'openid';

export interface ApiKeyRow {
  id: Generated<number>;
  organisation_id: number;
  account_id: number;
  name: string;
  prefix: string;
  key_hash: string;
  scopes: ApiScope[];
  created_at: Date;
  expires_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

export interface PostAccountRequestRow {
  id: Generated<number>;
  organisation_id: number;
  post_id: number;
  login: string;
  email: string | null;
  role: PostRole;
  state: Generated<'open' | 'entered' | 'declined'>;
  proposed_by: string;
  proposed_at: Date;
  reason: string | null;
  decided_by: string | null;
  decided_at: Date | null;
}

export interface AccountRow {
  id: Generated<number>;
  organisation_id: number;
  house_id: number;
  login: string;
  name: string;
  email: string | null;
  roles: Role[];
  state: 'invited' | 'active' | 'disabled';
  password_hash: string | null;
  password_changed_at: Date | null;
  failures: Generated<number>;
  locked_until: Date | null;
  second_factor: string | null;
  second_factor_confirmed_at: Date | null;
  second_factor_step: number | null;
  last_sign_in_at: Date | null;
  created_at: Date;
  /** When the roles were given; until then they are what the person is to be. */
  rights_given_at: Date | null;
  /** What the person reads; none where they never chose. */
  language: Language | null;
}

export interface SessionRow {
  id: Generated<number>;
  organisation_id: number;
  account_id: number;
  token_hash: string;
  stage: SessionStage;
  method: Generated<SignInMethod>;
  address: string;
  agent: string;
  started_at: Date;
  seen_at: Date;
  expires_at: Date;
  ended_at: Date | null;
}
