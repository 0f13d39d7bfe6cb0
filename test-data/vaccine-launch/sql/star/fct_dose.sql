-- Doses given by date, area, maker and age range; what a file does not state yet is null, not zero.
-- grain: area, maker, age_range, dose_date    period: dose_date    owner: launch    maturity: solid
-- reads qa.dose by dose_date
create table star.fct_dose (
    area varchar(3) not null,
    maker varchar(80) not null,
    age_range varchar(20) not null,
    dose_date date not null,
    doses_given bigint not null,
    to_men bigint not null,
    to_women bigint not null,
    to_health_workers bigint not null,
    to_other_staff bigint not null,
    to_care_home_residents bigint not null,
    to_over_80 bigint,
    first_doses bigint,
    second_doses bigint
) distkey (area) sortkey (dose_date);

with dose as (
    select
        area,
        maker,
        age_range,
        dose_date,
        to_men,
        to_women,
        to_health_workers,
        to_other_staff,
        to_care_home_residents,
        to_over_80,
        first_doses,
        second_doses
    from qa.dose
)
select
    area,
    maker,
    age_range,
    dose_date,
    cast(sum(to_men + to_women) as bigint) as doses_given,
    cast(sum(to_men) as bigint) as to_men,
    cast(sum(to_women) as bigint) as to_women,
    cast(sum(to_health_workers) as bigint) as to_health_workers,
    cast(sum(to_other_staff) as bigint) as to_other_staff,
    cast(sum(to_care_home_residents) as bigint) as to_care_home_residents,
    cast(sum(to_over_80) as bigint) as to_over_80,
    cast(sum(first_doses) as bigint) as first_doses,
    cast(sum(second_doses) as bigint) as second_doses
from dose
group by area, maker, age_range, dose_date
