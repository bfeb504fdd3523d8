-- Keys with which a person's programs act in the person's name.

create table api_key (
  id bigint generated always as identity primary key,
  -- Where the person works.
  organisation_id bigint not null references organisation (id),
  account_id bigint not null references account (id),
  name text not null check (name <> ''),
  -- The first signs, by which the person tells keys apart.
  prefix text not null,
  -- SHA-256 of the key: who reads this table enters nowhere.
  key_hash text not null unique,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);

create index api_key_by_account on api_key (account_id, id);
create index audit_log_by_actor on audit_log (organisation_id, actor, id);
create index audit_log_by_action on audit_log (organisation_id, action, id);
