-- Rows of italia/consegne in force.
-- gate: input   severity: block   owner: launch
-- tolerance: -5 %, +90 % per day
-- usual: 15 spreads, 20 %
select cast(count(*) as bigint) as rows_in_force
from current.consegne
