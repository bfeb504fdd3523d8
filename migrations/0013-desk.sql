-- What people opened at the desk of their enterprise, and the calendars that they subscribed to. All of it is the enterprise's data.

-- The first time that a person opened or judged an item; it is unread for whoever has no row.
create table desk_reading (
  account_id bigint not null references account (id),
  queue_item_id bigint not null references queue_item (id),
  organisation_id bigint not null references organisation (id),
  house_id bigint not null references organisation (id),
  profile_id bigint not null references profile (id),
  read_at timestamptz not null,
  primary key (account_id, queue_item_id)
);
create index desk_reading_item on desk_reading (house_id, queue_item_id);

-- A person's calendar: raising the generation makes the address handed out before invalid.
create table desk_calendar (
  account_id bigint primary key references account (id),
  organisation_id bigint not null references organisation (id),
  generation integer not null default 1
);

create index issue_item_enterprise on issue_item (organisation_id, enterprise_id, queue_item_id);
