-- What enterprises ask for, and the profiles made of it. Rows belong to the enterprise (organisation_id) and are a
-- trade secret; house_id is the organisation that serves it. Nobody else sees them.

create table demand (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  house_id bigint not null references organisation (id),
  problem text not null,
  products jsonb not null default '[]',
  contact_wishes text,
  submitted_on date not null,
  accepted_on date,
  state text not null default 'submitted' check (state in ('submitted', 'accepted', 'declined')),
  created_at timestamptz not null
);
create index demand_house on demand (house_id);

create table profile (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  house_id bigint not null references organisation (id),
  -- The name that people and files give it; unique within the enterprise.
  code text not null,
  name text not null,
  demand_id bigint references demand (id),
  status text not null default 'draft' check (status in ('draft', 'active', 'paused', 'expired')),
  -- Both included; null is open.
  valid_from date,
  valid_to date,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (organisation_id, code)
);
create index profile_house on profile (house_id);

-- Every change makes a version; none is ever changed. `query` is the canonical text that screening parses, so that a run can
-- be replayed whatever later becomes of the rules by which a definition is compiled.
create table profile_version (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  profile_id bigint not null references profile (id),
  number integer not null,
  definition jsonb not null,
  query text not null,
  note text,
  created_by text not null,
  created_at timestamptz not null,
  unique (profile_id, number)
);

create function profile_version_is_immutable() returns trigger language plpgsql as $$
begin
  raise exception 'a profile version is never changed; make a new one';
end $$;

create trigger profile_version_is_immutable before update on profile_version
  for each row execute function profile_version_is_immutable();
