-- Claims by product; one that loses or gains a fifth at once is a broken extract until somebody says otherwise.
-- gate: output   severity: block   owner: launch
-- tolerance: 20 %
select product_code, sum(claims) as claims
from star.fct_product_day
group by product_code
