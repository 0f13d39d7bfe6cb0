-- Total of dosi_consegnate of italia/vaccini_summary by area.
-- gate: input   severity: block   owner: launch
-- tolerance: -0.5 %, -12000 absolute, +2 %, +96000 absolute
select area, cast(sum(dosi_consegnate) as bigint) as total
from current.vaccini_summary
group by area
