-- What is sent to whom. A subscription and its recipients are the enterprise's data (organisation_id) that a house serves
-- (house_id); issues and deliveries are the house's work (organisation_id) about an enterprise (enterprise_id).

create table subscription (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  house_id bigint not null references organisation (id),
  -- Null: all profiles of the enterprise.
  profile_id bigint references profile (id),
  kind text not null check (kind in ('express', 'brief', 'alert')),
  language text not null check (language in ('zh', 'zh-Hant', 'en')),
  frequency text not null check (frequency in ('daily', 'weekly', 'fortnightly', 'monthly')),
  send_if_empty boolean not null default false,
  -- The rhythm of the issues is counted from here, so that a late one does not shift those after it.
  starts_on date not null,
  -- The first day on which the next issue may be composed.
  next_due_on date not null,
  expires_on date,
  -- The profile file says what it is and who receives it.
  from_file boolean not null default false,
  stopped_at timestamptz,
  stop_reason text,
  created_at timestamptz not null
);
create unique index subscription_profile on subscription (organisation_id, profile_id, kind) nulls not distinct
  where stopped_at is null and not from_file;
-- One for each profile for ever, so that no wish changed in the file sends again what was sent.
create unique index subscription_file on subscription (organisation_id, profile_id) where from_file;
create index subscription_house on subscription (house_id, next_due_on);

create table recipient (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  house_id bigint not null references organisation (id),
  subscription_id bigint not null references subscription (id),
  channel text not null check (channel in ('mail', 'feed', 'webhook')),
  name text not null,
  -- Mail address or webhook address; a feed has none, its address is made from the installation's secret.
  address text,
  -- Raising it makes every address and link handed out before invalid.
  token_generation integer not null default 1,
  stopped_at timestamptz,
  stop_reason text,
  created_at timestamptz not null,
  check ((channel = 'feed') = (address is null))
);
create unique index recipient_address on recipient (subscription_id, channel, name, address) nulls not distinct;

create table issue (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  enterprise_id bigint not null references organisation (id),
  subscription_id bigint not null references subscription (id),
  -- Counts the issues of one enterprise from 1.
  number integer not null,
  kind text not null,
  language text not null,
  period_from date,
  period_to date not null,
  state text not null check (state in ('draft', 'approved', 'withdrawn')),
  composed_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  unique (enterprise_id, number)
);
create index issue_state on issue (organisation_id, state, id);
-- One draft at a time, which later items join.
create unique index issue_draft on issue (subscription_id) where state = 'draft';

create table issue_item (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  enterprise_id bigint not null references organisation (id),
  issue_id bigint not null references issue (id),
  subscription_id bigint not null references subscription (id),
  queue_item_id bigint not null references queue_item (id),
  profile_id bigint not null references profile (id),
  position integer not null,
  -- What is sent, as it was when it was composed.
  snapshot jsonb not null,
  -- Its issue was taken back before anybody had it: kept as a record of what the issue held, free for another issue.
  withdrawn boolean not null default false,
  unique (issue_id, position)
);
-- Nothing goes out twice under one subscription.
create unique index issue_item_once on issue_item (subscription_id, queue_item_id) where not withdrawn;

-- The outbox: an approved issue for one recipient.
create table delivery (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation (id),
  enterprise_id bigint not null references organisation (id),
  issue_id bigint not null references issue (id),
  recipient_id bigint not null references recipient (id),
  -- Goes out as Message-ID or webhook-id, so that whoever receives it twice can tell.
  idempotency_key text not null unique,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'delivered', 'failed', 'cancelled')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  -- While sending: whose attempt it is, and until when nobody else may take it.
  claimed_by text,
  claimed_until timestamptz,
  last_problem jsonb,
  delivered_at timestamptz,
  unique (issue_id, recipient_id)
);
create index delivery_due on delivery (organisation_id, next_attempt_at) where state in ('waiting', 'sending');

-- The first time that one of the links in a recipient's issue was fetched, by the recipient or by a scanner of their mail.
create table issue_opening (
  issue_id bigint not null references issue (id),
  recipient_id bigint not null references recipient (id),
  organisation_id bigint not null references organisation (id),
  house_id bigint not null references organisation (id),
  opened_at timestamptz not null,
  primary key (issue_id, recipient_id)
);
create index issue_opening_house on issue_opening (house_id, opened_at);
