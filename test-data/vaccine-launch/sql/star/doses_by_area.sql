-- All doses delivered and given so far, by area.
-- grain: area    owner: launch    maturity: solid
create table star.doses_by_area (
    area varchar(3) not null,
    doses_delivered bigint not null,
    doses_given bigint not null
) diststyle all;

with delivered as (
    select area, doses as doses_delivered, cast(0 as bigint) as doses_given
    from star.fct_delivery
),

given as (
    select area, cast(0 as bigint) as doses_delivered, doses_given
    from star.fct_dose
),

delivered_and_given as (
    select area, doses_delivered, doses_given
    from delivered
    union all
    select area, doses_delivered, doses_given
    from given
)
select
    area,
    cast(sum(doses_delivered) as bigint) as doses_delivered,
    cast(sum(doses_given) as bigint) as doses_given
from delivered_and_given
group by area
