-- What was dispensed a day, by product and channel.
-- grain: product_code, channel, dispensed_on    period: dispensed_on    owner: launch    maturity: solid
-- reads qa.claim by dispensed_on
create table star.fct_product_day (
    product_code varchar(11) not null,
    channel varchar(9) not null,
    dispensed_on date not null,
    claims bigint not null,
    new_claims bigint not null,
    quantity decimal(18,3) not null,
    gross_amount decimal(18,2) not null
) distkey (product_code) sortkey (dispensed_on);

with claim as (
    select product_code, channel, dispensed_on, is_new, quantity, gross_amount
    from qa.claim
)
select
    product_code,
    channel,
    dispensed_on,
    count(*) as claims,
    sum(case when is_new then 1 else 0 end) as new_claims,
    cast(sum(quantity) as decimal(18,3)) as quantity,
    cast(sum(gross_amount) as decimal(18,2)) as gross_amount
from claim
group by product_code, channel, dispensed_on
