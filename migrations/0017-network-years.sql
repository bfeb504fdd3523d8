-- The network of a programme: regions, and what organisations were in which year.

-- Administrative divisions as a house keeps them: the provinces (GB/T 2260, 兵团 on a par with them), and cities below.
create table region (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  code char(6) not null check (code ~ '^[0-9]{6}$'),
  name text not null check (name <> ''),
  short text not null check (short <> ''),
  parent_code char(6),
  -- First and last day; empty where it is not known or still holds.
  valid_from date,
  valid_to date,
  check (valid_from <= valid_to)
);
create unique index region_code on region (organisation_id, code, valid_from) nulls not distinct;

alter table organisation
  drop constraint organisation_kind_check,
  add constraint organisation_kind_check check (kind in (
    'office', 'base', 'station', 'service-point', 'enterprise', 'agency', 'association', 'park', 'makerspace',
    'university', 'institute', 'library', 'other'
  )),
  -- What it belongs to within its house; no organisation stands below itself, on any day.
  -- Checked when a transaction ends, so that a backup puts rows back in any order.
  add column parent_id bigint references organisation (id) deferrable initially deferred,
  add column from_on date,
  -- The first day on which it was no more: closed, merged into another or split up.
  add column ended_on date,
  add check (parent_id <> id),
  add check (from_on < ended_on);
create index organisation_by_parent on organisation (house_id, parent_id);

-- What was done to organisations, and by which document.
create table organisation_act (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  act text not null check (act in ('rename', 'reclassify', 'move', 'merge', 'split', 'close')),
  on_date date not null,
  document text not null default '',
  note text not null default '',
  actor text not null,
  at timestamptz not null
);

-- Which organisations went into an act, and which came out of it. One that goes on stands on both sides.
create table organisation_act_unit (
  act_id bigint not null references organisation_act (id),
  unit_id bigint not null references organisation (id),
  organisation_id bigint not null references organisation (id),
  side text not null check (side in ('before', 'after')),
  primary key (act_id, unit_id, side)
);
create index organisation_act_by_unit on organisation_act_unit (organisation_id, unit_id);

-- What an organisation was until a day; what it is from its last such day on stands on the organisation.
create table organisation_past (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  unit_id bigint not null references organisation (id),
  -- The first day on which it was so no more.
  until_on date not null,
  name text not null,
  kind text not null,
  region text,
  parent_id bigint references organisation (id),
  act_id bigint not null references organisation_act (id),
  unique (unit_id, until_on)
);

-- What an organisation is in the programme, by programme year. It is several things at a time.
create table standing (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  unit_id bigint not null references organisation (id),
  standing text not null,
  grade text,
  from_year int not null check (from_year between 1980 and 2200),
  to_year int check (to_year between from_year and 2200),
  -- The document that says so.
  basis text not null default '',
  constraint standing_grade check (coalesce(case standing
    when 'base' then grade in ('basic', 'key')
    when 'cultivation-province' then grade in ('general', 'special')
    when 'service-point' then grade in ('approved', 'filed')
    else standing in (
      'pilot-enterprise', 'push-pilot', 'makerspace-pilot', 'liaison-unit', 'tisc', 'university-centre'
    ) and grade is null
  end, false)),
  unique (unit_id, standing, from_year)
);
create index standing_by_house on standing (organisation_id, standing, from_year);

-- Who holds a post at an organisation. The responsible person and the contact are two posts.
create table post (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  unit_id bigint not null references organisation (id),
  post text not null check (post in ('responsible', 'contact', 'manager', 'staff', 'lecturer')),
  name text not null check (name <> ''),
  rank text,
  phone text,
  mail text,
  account_id bigint references account (id),
  -- First and last day.
  from_on date not null,
  to_on date,
  check (from_on <= to_on)
);
create index post_by_unit on post (organisation_id, unit_id, post, from_on);

-- The life of a service point, a step a row: the last one says where it stands.
create table service_point_step (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  unit_id bigint not null references organisation (id),
  step text not null check (step in (
    'apply', 'recommend', 'decline', 'approve', 'file', 'start', 'report', 'evaluate', 'rectify', 'withdraw'
  )),
  -- The programme year that it is about.
  year int not null check (year between 1980 and 2200),
  on_date date not null,
  -- The place in the province's ranked order, of a recommendation.
  rank int check (rank > 0),
  result text check (result in ('excellent', 'qualified', 'unqualified')),
  document text not null default '',
  note text not null default '',
  actor text not null,
  at timestamptz not null,
  check ((step = 'recommend') = (rank is not null)),
  check ((step = 'evaluate') = (result is not null))
);
create index service_point_step_by_unit on service_point_step (organisation_id, unit_id, id);
