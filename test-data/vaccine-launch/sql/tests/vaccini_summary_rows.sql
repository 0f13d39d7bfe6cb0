-- Rows of italia/vaccini_summary in force.
-- gate: input   severity: block   owner: launch
-- tolerance: -5 %, +25 % per day
-- usual: 5 spreads, 3 %
select cast(count(*) as bigint) as rows_in_force
from current.vaccini_summary
