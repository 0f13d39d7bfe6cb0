-- Total of dosi_consegnate of italia/vaccini_summary by area.
-- gate: input   severity: warn   owner: launch
-- tolerance: -0.5 %, -15000 absolute, +2 %, +120000 absolute
select area, cast(sum(dosi_consegnate) as bigint) as total
from current.vaccini_summary
group by area
