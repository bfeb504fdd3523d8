-- One administrator enters people and says what they are to be; another gives them those rights. Until then nobody signs in.
alter table account add column rights_given_at timestamptz;
update account set rights_given_at = created_at;
