-- Rows of italia/somministrazioni_summary in force.
-- gate: input   severity: block   owner: launch
-- tolerance: -5 %, +25 % per day
-- usual: 10 spreads, 12 %
select cast(count(*) as bigint) as rows_in_force
from current.somministrazioni_summary
