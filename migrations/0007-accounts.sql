-- People, how they sign in, and what they have signed in with.

create table account (
  id bigint generated always as identity primary key,
  -- Where the person works: the house, or an organisation that it serves.
  organisation_id bigint not null references organisation (id),
  house_id bigint not null references organisation (id),
  login text not null check (login = lower(login)),
  name text not null check (name <> ''),
  email text,
  roles text[] not null,
  state text not null check (state in ('invited', 'active', 'disabled')),
  password_hash text,
  password_changed_at timestamptz,
  -- Wrong passwords and codes since the last sign-in that succeeded.
  failures int not null default 0,
  locked_until timestamptz,
  -- The secret of the second factor, sealed with the installation's key; confirmed when a first code was right.
  second_factor text,
  second_factor_confirmed_at timestamptz,
  -- The last time step of which a code was taken: a code is good once.
  second_factor_step bigint,
  last_sign_in_at timestamptz,
  created_at timestamptz not null
);

create unique index account_login on account (house_id, login);
create index account_by_organisation on account (organisation_id, id);

create table account_password (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  account_id bigint not null references account (id),
  password_hash text not null,
  set_at timestamptz not null
);

create index account_password_by_account on account_password (account_id, id);

create table account_invitation (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  account_id bigint not null references account (id),
  -- SHA-256 of the token: who reads this table enters nowhere.
  token_hash text not null unique,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null
);

create table account_session (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  account_id bigint not null references account (id),
  token_hash text not null unique,
  stage text not null check (stage in ('second-factor', 'enrol', 'new-password', 'open', 'idle')),
  address text not null,
  agent text not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);

create index account_session_by_account on account_session (account_id, id) where ended_at is null;
