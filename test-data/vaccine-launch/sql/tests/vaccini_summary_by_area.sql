-- Total of dosi_consegnate of italia/vaccini_summary by area.
-- gate: input   severity: block   owner: launch
-- tolerance: -10 %, -1 % of all per day
select area, cast(sum(dosi_consegnate) as bigint) as total
from current.vaccini_summary
group by area
