-- The programme year of the yearbook that used a contribution, so that yearbooks that were made anew count once.
alter table bulletin_use add column yearbook_year int;
alter table bulletin_use disable trigger bulletin_use_is_immutable;
update bulletin_use u set yearbook_year = b.year from yearbook_build b where b.id = u.yearbook_build_id;
alter table bulletin_use enable trigger bulletin_use_is_immutable;
alter table bulletin_use add check ((yearbook_build_id is null) = (yearbook_year is null));
