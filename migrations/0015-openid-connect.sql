-- Signing in by the house's own identity service, beside the password.

-- Who an account is at an identity service: linked once, and found by it from then on.
create table account_identity (
  id bigint generated always as identity primary key,
  -- Where the person works.
  organisation_id bigint not null references organisation (id),
  house_id bigint not null references organisation (id),
  account_id bigint not null references account (id),
  issuer text not null,
  -- The issuer's own name for the person, which it never gives to another.
  subject text not null,
  linked_at timestamptz not null,
  unique (house_id, issuer, subject),
  -- A second person whose name there is the same some day does not come in by it.
  unique (account_id, issuer)
);

-- What a browser was sent away with and has not come back from.
create table openid_attempt (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  -- SHA-256 of the browser's token, from which state, nonce and code verifier are derived.
  token_hash text not null unique,
  -- The page to show afterwards.
  return_to text not null,
  expires_at timestamptz not null
);

-- By which first proof a session began; a password's age does not hold up who did not use it.
alter table account_session
  add column method text not null default 'password' check (method in ('password', 'openid'));
