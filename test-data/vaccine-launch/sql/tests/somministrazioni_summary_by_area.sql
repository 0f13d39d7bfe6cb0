-- Total of totale of italia/somministrazioni_summary by area.
-- gate: input   severity: warn   owner: launch
-- tolerance: +24 %, +93000 absolute
select area, cast(sum(totale) as bigint) as total
from current.somministrazioni_summary
group by area
