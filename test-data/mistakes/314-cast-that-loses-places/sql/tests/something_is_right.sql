-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select month, cast(sum(fees) * 1.055 as decimal(12,2)) as with_tax
from star.fee_by_month
group by month
