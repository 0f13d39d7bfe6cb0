-- Rows of meridian/rx in force.
-- gate: input   severity: block   owner: launch
-- tolerance: -24 %, +86 % per day
-- usual: 5 spreads, 3 %
select cast(count(*) as bigint) as rows_in_force
from current.rx
