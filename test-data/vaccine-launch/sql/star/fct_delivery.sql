-- Doses delivered by area, maker and date; below zero when an area hands doses back.
-- grain: area, maker, delivery_date    period: delivery_date    owner: launch    maturity: solid
-- reads qa.delivery by delivery_date
create table star.fct_delivery (
    area varchar(3) not null,
    maker varchar(80) not null,
    delivery_date date not null,
    doses bigint not null
) distkey (area) sortkey (delivery_date);

with delivery as (
    select area, maker, delivery_date, doses
    from qa.delivery
)
select
    area,
    maker,
    delivery_date,
    cast(sum(doses) as bigint) as doses
from delivery
group by area, maker, delivery_date
