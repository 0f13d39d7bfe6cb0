-- The day's sums have every claim.
-- gate: logic   severity: block   owner: launch
with claim as (
    select count(*) as claims
    from star.fct_claim
),

product_day as (
    select sum(claims) as claims
    from star.fct_product_day
)
select claim.claims, product_day.claims as claims_of_days
from claim
cross join product_day
where claim.claims <> product_day.claims
