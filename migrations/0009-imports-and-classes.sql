-- Imports asked for in the browser, and the titles of the International Patent Classification.

-- A file that somebody asked to have imported. It waits, is worked off one after another, and stays as the record of who asked.
create table import_request (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  -- As its owner calls it; never a path.
  name text not null,
  source text not null check (source in ('upload', 'folder', 'original')),
  -- upload: the random name in the data folder; folder: the path below the folder; original: the SHA-256 that was kept.
  place text not null,
  bytes bigint not null,
  requested_by text not null,
  requested_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  -- Absent until its bytes are kept.
  import_file_id bigint references import_file (id),
  -- Why it ended without an import, or before its end.
  problem jsonb
);
create index import_request_open on import_request (organisation_id, id) where state in ('waiting', 'running');
create index import_request_of_import on import_request (import_file_id, id);

-- Titles of the classification by symbol, in the newest edition that was loaded for each language. Symbols that an edition deleted stay,
-- since publications go on bearing them.
create table ipc_class (
  organisation_id bigint not null references organisation (id),
  symbol text not null,
  level text not null check (level in ('section', 'class', 'subclass', 'main_group', 'subgroup')),
  -- What stands directly above; null for a section. A subgroup stands below its main group where the dots are not known.
  parent text,
  -- Dots of a subgroup, from 1; null where the file that was loaded does not tell them.
  dots integer check (dots > 0),
  title_zh text,
  title_en text,
  edition_zh integer,
  edition_en integer,
  primary key (organisation_id, symbol)
);
create index ipc_class_parent on ipc_class (organisation_id, parent, symbol);
