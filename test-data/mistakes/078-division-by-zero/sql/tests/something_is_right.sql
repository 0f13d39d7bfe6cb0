-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select district, cast(cast(sum(fees) as decimal(12,2)) / sum(late_loans) as decimal(12,2)) as fee
from star.fee_by_month
group by district
