-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select month, median(fees) as usual
from star.fee_by_month
group by month
