-- Rows of italia/punti_somministrazione by area.
-- gate: input   severity: block   owner: launch
-- tolerance: -10 %, -0.5 % of all per day
select area, cast(count(*) as bigint) as total
from current.punti_somministrazione
group by area
