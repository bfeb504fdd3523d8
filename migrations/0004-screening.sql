-- Runs of profiles over publications, the ledger of what was compared with what, and the screener's queue. All of it is the
-- house's data (organisation_id); enterprise_id says whose profile a row is about.

create table screening_run (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  asked_at timestamptz not null,
  -- The day that `now` in a query means throughout the run.
  today date not null,
  -- Only these imports, in ascending order; null: whatever was stored or changed since each profile version was last run.
  imports bigint[],
  -- Publications are read in the order of publication.changed_seq, up to here.
  sequence_to bigint not null,
  -- The checkpoint: publications up to here are in run_batch and their matches in run_match.
  matched_to bigint not null,
  state text not null check (state in ('matching', 'collapsing', 'done')),
  engine text not null,
  publications bigint not null default 0,
  matches bigint not null default 0,
  families bigint not null default 0,
  items bigint not null default 0,
  finished_at timestamptz
);
-- A house has one run under way, which is resumed after a kill.
create unique index screening_run_under_way on screening_run (organisation_id) where state <> 'done';

-- The profile versions of a run. A version is compared with the publications whose changed_seq lies above its sequence_from.
create table run_profile (
  run_id bigint not null references screening_run (id),
  profile_version_id bigint not null references profile_version (id),
  organisation_id bigint not null references organisation (id),
  enterprise_id bigint not null references organisation (id),
  profile_id bigint not null references profile (id),
  sequence_from bigint not null,
  collapsed boolean not null default false,
  primary key (run_id, profile_version_id)
);
create index run_profile_version on run_profile (profile_version_id);

-- Every publication version that a run compared, batch by batch; three arrays of one length, in the order of reading.
create table run_batch (
  run_id bigint not null references screening_run (id),
  number integer not null,
  organisation_id bigint not null references organisation (id),
  publications bigint[] not null,
  versions integer[] not null,
  sequences bigint[] not null,
  primary key (run_id, number)
);

-- What a profile version matched in a run; two arrays of one length, in the order of reading.
create table run_match (
  run_id bigint not null,
  profile_version_id bigint not null,
  organisation_id bigint not null references organisation (id),
  enterprise_id bigint not null references organisation (id),
  publications bigint[] not null,
  versions integer[] not null,
  families integer,
  primary key (run_id, profile_version_id),
  foreign key (run_id, profile_version_id) references run_profile (run_id, profile_version_id)
);

-- What there is to tell: one row for each profile × family event. Members are the publications of the event, the one that stands for
-- them (publication_id) among them.
create table queue_item (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  enterprise_id bigint not null references organisation (id),
  profile_id bigint not null references profile (id),
  profile_version_id bigint not null references profile_version (id),
  run_id bigint not null references screening_run (id),
  event text not null check (event in
    ('new-family', 'new-member', 'grant', 'correction', 'search-report', 'status', 'withdrawal')),
  family text not null,
  publication_id bigint not null references publication (id),
  publication_version integer not null,
  -- Publications as they stood when they were compared: id, version, number, title, date.
  members jsonb not null,
  decision text check (decision in ('keep', 'drop', 'maybe')),
  reason text,
  -- 0 to 100, the screener's own judgement.
  relevance smallint check (relevance between 0 and 100),
  why_it_matters text,
  decided_by text,
  decided_at timestamptz,
  created_at timestamptz not null
);
create index queue_item_house on queue_item (organisation_id, id);
create index queue_item_profile on queue_item (profile_id, id);
create index queue_item_run on queue_item (run_id);

-- Every decision ever made about an item; the last one stands in queue_item too. One that takes back names what it takes back,
-- and holds again what stood before (null: undecided).
create table queue_decision (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  item_id bigint not null references queue_item (id),
  decision text check (decision in ('keep', 'drop', 'maybe')),
  reason text,
  relevance smallint,
  why_it_matters text,
  undoes bigint references queue_decision (id),
  decided_by text not null,
  decided_at timestamptz not null
);
create index queue_decision_item on queue_decision (item_id, id);

-- What a profile has been told, by member and not only by family, so that nothing is told twice when a family is split, merged
-- or given a new identifier. Subjects: `docdb:` and `prio:` a family, `app:` and `num:` an application, `pub:` a publication,
-- `legal:` the legal stage of a publication that was told last (in `state`), `withdrawn:` a publication taken back.
create table family_notice (
  profile_id bigint not null references profile (id),
  subject text not null,
  state text,
  organisation_id bigint not null references organisation (id),
  run_id bigint not null references screening_run (id),
  primary key (profile_id, subject)
);
