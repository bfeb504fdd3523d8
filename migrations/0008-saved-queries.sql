-- Queries that people keep for themselves.

create table saved_query (
  id bigint generated always as identity primary key,
  -- Where the person works.
  organisation_id bigint not null references organisation (id),
  account_id bigint not null references account (id),
  name text not null check (name <> ''),
  -- As the person wrote it.
  query text not null check (query <> ''),
  withdrawn boolean not null,
  sort_order text not null check (sort_order in ('date', 'relevance')),
  created_at timestamptz not null,
  changed_at timestamptz not null
);

create unique index saved_query_name on saved_query (account_id, name);
