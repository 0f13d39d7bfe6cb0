-- Rows of italia/consegne in force.
-- gate: input   severity: block   owner: launch
-- tolerance: -0.5 %, +90 %
-- usual: 10 spreads, 12 %
select cast(count(*) as bigint) as rows_in_force
from current.consegne
