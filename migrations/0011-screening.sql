-- How the house screens a profile's items; a profile without a row is read once, and the line to the enterprise is offered.
create table screening_setting (
  profile_id bigint primary key references profile (id),
  organisation_id bigint not null references organisation (id),
  second_reader boolean not null default false,
  line_required boolean not null default false,
  changed_by text not null,
  changed_at timestamptz not null
);

-- What each of two readers thinks of an item of a profile that asks for a second reader. The item itself stays undecided until
-- both think the same or a reviewer settles it. A reading that was taken back stays in the history.
create table queue_reading (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  item_id bigint not null references queue_item (id),
  decision text not null check (decision in ('keep', 'drop', 'maybe')),
  reason text,
  relevance smallint check (relevance between 0 and 100),
  why_it_matters text,
  read_by text not null,
  read_at timestamptz not null,
  taken_back_at timestamptz
);
create unique index queue_reading_reader on queue_reading (item_id, read_by) where taken_back_at is null;
create index queue_reading_house on queue_reading (organisation_id, id);

-- A sample of a run that was held against the reference evaluator, and what it found.
create table run_audit (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  run_id bigint not null references screening_run (id),
  seed integer not null,
  sampled integer not null,
  differences integer not null,
  listed jsonb not null,
  asked_by text not null,
  asked_at timestamptz not null
);
create index run_audit_run on run_audit (run_id, id);
