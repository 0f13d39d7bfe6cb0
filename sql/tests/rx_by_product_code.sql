-- Total of trx of meridian/rx by product_code.
-- gate: input   severity: block   owner: launch
-- tolerance: -10 %, -4 % of all per day
select product_code, cast(sum(trx) as decimal(38,1)) as total
from current.rx
group by product_code
