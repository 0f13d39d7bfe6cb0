-- Customers by region; a region that loses or gains a fifth at once is a broken extract until somebody says otherwise.
-- gate: output   severity: block   owner: launch
-- tolerance: 20 %
select region, count(*) as customers
from star.dim_customer
group by region
