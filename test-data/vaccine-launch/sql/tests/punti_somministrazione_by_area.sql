-- Rows of italia/punti_somministrazione by area.
-- gate: input   severity: block   owner: launch
-- tolerance: -0.5 %, -0.59 absolute, +2 %, +0.59 absolute
select area, cast(count(*) as bigint) as total
from current.punti_somministrazione
group by area
