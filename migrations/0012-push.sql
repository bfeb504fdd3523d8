-- Issues are edited before they are approved, sent again to one recipient when asked, and composed for an association's members.

alter table issue add column introduction text;
-- The association's issue whose items are the common part of this one.
alter table issue add column common_issue_id bigint references issue (id);
create index issue_common on issue (common_issue_id) where common_issue_id is not null;

-- Held back from this issue and free for the next one when it is approved.
alter table issue_item add column left_out boolean not null default false;
-- Part of the association's issue, and not the member's own.
alter table issue_item add column common boolean not null default false;

-- An alert tells one event, so that several may wait for approval; of any other kind one draft at a time, which later items join.
drop index issue_draft;
create unique index issue_draft on issue (subscription_id) where state = 'draft' and kind <> 'alert';

-- Sent again on somebody's word: a delivery of its own, once for each that it repeats.
alter table delivery add column resend_of bigint references delivery (id);
alter table delivery drop constraint delivery_issue_id_recipient_id_key;
create unique index delivery_first on delivery (issue_id, recipient_id) where resend_of is null;
create unique index delivery_resent on delivery (resend_of) where resend_of is not null;
create index delivery_recipient on delivery (issue_id, recipient_id, id);

-- Which organisations an association or a park serves in common. The row is the association's (organisation_id).
create table association_member (
  organisation_id bigint not null references organisation (id),
  house_id bigint not null references organisation (id),
  member_id bigint not null references organisation (id),
  added_at timestamptz not null,
  primary key (organisation_id, member_id),
  check (organisation_id <> member_id)
);
create index association_member_house on association_member (house_id, member_id);
