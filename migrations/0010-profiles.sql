-- What an enterprise wishes to get, and its word on the profiles that are made of its wishes.

alter table demand add column technical_points jsonb not null default '[]';
-- Kinds of result: express, brief, alert, database, analysis, lapsed.
alter table demand add column results jsonb not null default '[]';

-- Whether a version runs only after the enterprise agreed to it.
alter table profile add column needs_sign_off boolean not null default false;

create table profile_sign_off (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  profile_id bigint not null references profile (id),
  profile_version_id bigint not null unique references profile_version (id),
  signed_by text not null,
  signed_at timestamptz not null
);
create index profile_sign_off_by_profile on profile_sign_off (profile_id);

create function profile_sign_off_is_immutable() returns trigger language plpgsql as $$
begin
  raise exception 'a sign-off is never changed';
end $$;

create trigger profile_sign_off_is_immutable before update on profile_sign_off
  for each row execute function profile_sign_off_is_immutable();

-- A change that the enterprise asks for; settled when the house answered it.
create table profile_change_request (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  profile_id bigint not null references profile (id),
  -- The version that the person had in front of them.
  profile_version_id bigint not null references profile_version (id),
  wish text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  answer text,
  settled_by text,
  settled_at timestamptz
);
create index profile_change_request_by_profile on profile_change_request (profile_id);
