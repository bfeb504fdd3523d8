-- What the enterprise made of what it received. All of it is the enterprise's data (organisation_id); house_id is the
-- organisation that serves it.

-- Every judgement ever given; the newest of an item counts.
create table feedback (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  house_id bigint not null references organisation (id),
  issue_item_id bigint not null references issue_item (id),
  -- What the item came from, so that counting needs no other module's tables.
  queue_item_id bigint not null references queue_item (id),
  profile_id bigint not null references profile (id),
  -- Null: given at the desk or by command, not by a link.
  recipient_id bigint references recipient (id),
  rating text not null check (rating in ('relevant', 'possibly', 'irrelevant')),
  reason text check (reason in ('too-broad', 'known-already', 'wrong-field', 'language', 'other')),
  remark text,
  channel text not null check (channel in ('link', 'command', 'desk')),
  given_by text not null,
  given_at timestamptz not null
);
create index feedback_item on feedback (house_id, queue_item_id, id desc);
create index feedback_house on feedback (house_id, given_at);

-- What an item was used for, and what it changed.
create table use_record (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  house_id bigint not null references organisation (id),
  issue_item_id bigint not null references issue_item (id),
  queue_item_id bigint not null references queue_item (id),
  profile_id bigint not null references profile (id),
  node text not null check (node in ('rd', 'transfer', 'overseas', 'exhibition', 'litigation', 'trade', 'purchase')),
  what_changed text not null,
  evidence text,
  -- Declared by the enterprise; an amount without a unit means nothing.
  saved_amount numeric check (saved_amount >= 0),
  saved_unit text check (saved_unit in ('yuan', 'person-day')),
  recorded_by text not null,
  recorded_at timestamptz not null,
  check ((saved_amount is null) = (saved_unit is null))
);
create index use_record_item on use_record (house_id, queue_item_id);
create index use_record_house on use_record (house_id, recorded_at);
