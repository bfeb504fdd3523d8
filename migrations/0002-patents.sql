-- Publications as they came, and as they stand. All of it is the house's data.

-- One row for each time a file was imported. An import that was cut off has no finished_at; importing the same bytes again
-- goes on with its row.
create table import_file (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  name text not null,
  -- Of the bytes as they came; the original lies under this name in the data folder.
  sha256 char(64) not null,
  bytes bigint not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  read bigint not null default 0,
  stored bigint not null default 0,
  updated bigint not null default 0,
  unchanged bigint not null default 0,
  set_aside bigint not null default 0,
  -- Why reading ended before the end of the file.
  problem jsonb
);
create unique index import_file_under_way on import_file (organisation_id, sha256) where finished_at is null;
create index import_file_by_content on import_file (organisation_id, sha256, id);

-- Publications as JSON, compressed with Zstandard, each content once, named by the SHA-256 of the JSON.
create table publication_record (
  organisation_id bigint not null references organisation (id),
  content_hash char(64) not null,
  bytes bytea not null,
  primary key (organisation_id, content_hash)
);
-- They do not compress any further.
alter table publication_record alter column bytes set storage external;

-- A publication as it stands after all that was ever said of it.
create table publication (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  -- country, number and kind in one: CN113914863A.
  key text not null,
  country text not null,
  number text not null,
  kind text not null,
  publication_date date,
  type text not null,
  state text not null check (state in ('published', 'withdrawn')),
  -- Key of the publication that took its place.
  replaced_by text,
  version integer not null,
  content_hash char(64) not null,
  -- Rises with every change of any publication, in the order in which changes are committed: whoever has seen everything up
  -- to one number asks for what lies above it. Taken only under the lock patents.change.
  changed_seq bigint not null,
  changed_at timestamptz not null,
  foreign key (organisation_id, content_hash) references publication_record (organisation_id, content_hash)
);
create unique index publication_key on publication (organisation_id, key);
create unique index publication_changed on publication (organisation_id, changed_seq);
create index publication_number on publication (organisation_id, number, country);
create sequence publication_change owned by publication.changed_seq;

-- What a source said of a publication: the whole document or a part of it. Seen before means that such a row is there.
create table contribution (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  publication_id bigint not null references publication (id),
  format text not null,
  part text not null,
  content_hash char(64) not null,
  exchanged date,
  import_file_id bigint not null references import_file (id),
  -- Where in the file: member, record, start, end, line.
  position jsonb not null,
  -- What it did to the publication when it came.
  outcome text not null check (outcome in ('stored', 'updated', 'unchanged')),
  foreign key (organisation_id, content_hash) references publication_record (organisation_id, content_hash)
);
create unique index contribution_once on contribution (publication_id, format, part, content_hash);

-- Every content that a publication ever had, so that a run can be replayed.
create table publication_version (
  publication_id bigint not null references publication (id),
  version integer not null,
  organisation_id bigint not null references organisation (id),
  content_hash char(64) not null,
  state text not null check (state in ('published', 'withdrawn')),
  import_file_id bigint not null references import_file (id),
  created_at timestamptz not null,
  primary key (publication_id, version),
  foreign key (organisation_id, content_hash) references publication_record (organisation_id, content_hash)
);
create index publication_version_import on publication_version (import_file_id, publication_id);

-- Families are split, merged and named anew: membership holds from one import to another.
create table family_membership (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  publication_id bigint not null references publication (id),
  scheme text not null check (scheme in ('docdb', 'inpadoc', 'office')),
  family_id text not null,
  -- Since when the source says so, where it tells.
  as_of date,
  since timestamptz not null,
  until timestamptz
);
create unique index family_membership_now on family_membership (publication_id, scheme, family_id) where until is null;
create index family_membership_family on family_membership (organisation_id, scheme, family_id);

-- Records that could not be read or stored.
create table set_aside (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  import_file_id bigint not null references import_file (id),
  member text not null default '',
  record bigint not null,
  start_byte bigint,
  end_byte bigint,
  line bigint,
  code text not null,
  zh text not null,
  en text not null,
  excerpt text not null
);
create unique index set_aside_once on set_aside (import_file_id, member, record, code);
