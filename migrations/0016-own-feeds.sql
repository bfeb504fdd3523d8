-- Who of an enterprise opened a feed for it; null where the house entered the recipient. The address of such a feed was told once.
alter table recipient add column opened_by text;
