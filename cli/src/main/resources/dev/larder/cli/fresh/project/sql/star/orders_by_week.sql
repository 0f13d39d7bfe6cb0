-- Orders and their amount by week (its Monday) and country.
-- grain: week, country    owner: data-desk    maturity: solid
create table star.orders_by_week (
    week date not null,
    country varchar(2) not null,
    orders bigint not null,
    amount decimal(14,2) not null
) sortkey (week);

select
    cast(date_trunc('week', ordered_on) as date) as week,
    country,
    count(*) as orders,
    cast(sum(amount) as decimal(14,2)) as amount
from qa.order_line
group by cast(date_trunc('week', ordered_on) as date), country
