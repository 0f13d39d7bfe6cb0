-- Rows of italia/punti_somministrazione in force.
-- gate: input   severity: block   owner: launch
-- tolerance: -5 %, +25 % per day
-- usual: 5 spreads, 3 %
select cast(count(*) as bigint) as rows_in_force
from current.punti_somministrazione
