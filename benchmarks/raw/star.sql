-- The star of project/sql/star as DuckDB builds it by itself.
create table fct_claim as
select claim_id, dispensed_on, npi, product_code, channel, patient_id, quantity, days_supply, is_new, gross_amount
from claims;

create table fct_product_day as
select
    product_code,
    channel,
    dispensed_on,
    count(*) as claims,
    cast(sum(case when is_new then 1 else 0 end) as bigint) as new_claims,
    cast(sum(quantity) as decimal(18,3)) as quantity,
    cast(sum(gross_amount) as decimal(18,2)) as gross_amount
from claims
group by product_code, channel, dispensed_on;
