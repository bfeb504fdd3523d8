-- Screening by any number of processes: a run is cut into batches before the first is compared, and whoever is free takes the next.

-- Publications up to here are cut into batches; those of earlier versions of the program were cut and compared one after another.
alter table screening_run rename column matched_to to batched_to;
-- Names the compiled profiles of the run by their content.
alter table screening_run add column compiled text;

-- What a batch compares: the publications of the run whose changed_seq lies above sequence_from, up to sequence_to. Its three arrays are
-- filled when it is done. Rows of earlier versions of the program were written when they were done, without their borders.
alter table run_batch
  add column sequence_from bigint,
  add column sequence_to bigint,
  add column done boolean not null default true,
  -- How often comparing it failed since the run was last asked for.
  add column failures integer not null default 0;
create index run_batch_undone on run_batch (run_id, number) where not done;

-- What a batch matched, written with its being done and kept until the last batch is; then all of it is put together in run_match.
-- Three arrays of one length, in the order of reading within a profile version.
create table run_batch_match (
  run_id bigint not null,
  number integer not null,
  organisation_id bigint not null references organisation (id),
  profile_versions bigint[] not null,
  publications bigint[] not null,
  versions integer[] not null,
  primary key (run_id, number),
  foreign key (run_id, number) references run_batch (run_id, number)
);
