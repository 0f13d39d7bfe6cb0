-- Products by owner.
-- gate: output   severity: block   owner: launch   tolerance: 20 %, 1 absolute
select is_ours, count(*) as products
from star.dim_product
group by is_ours
