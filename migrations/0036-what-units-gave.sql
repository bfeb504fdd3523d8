-- How many services each unit gave in a province in a year: whether some units are all that gave any there is seen without the records.
create table service_given (
  organisation_id bigint not null references organisation (id),
  year int not null,
  province text not null,
  unit_id bigint not null references organisation (id),
  -- Of those that count. '' stands for no province.
  records bigint not null,
  primary key (organisation_id, year, province, unit_id)
);
insert into service_given
select organisation_id, extract(year from on_date)::int, coalesce(province, ''), unit_id, count(*)
from service_record where withdrawn_reason is null group by 1, 2, 3, 4;
