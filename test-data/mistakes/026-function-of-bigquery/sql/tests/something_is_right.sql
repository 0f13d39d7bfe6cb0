-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select district, safe_divide(sum(fees), sum(late_loans)) as fee
from star.fee_by_month
group by district
