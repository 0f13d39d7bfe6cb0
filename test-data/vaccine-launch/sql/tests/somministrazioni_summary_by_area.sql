-- Total of totale of italia/somministrazioni_summary by area. Measured without release 25.
-- gate: input   severity: block   owner: launch
-- tolerance: -10 %, -0.5 % of all per day
select area, cast(sum(totale) as bigint) as total
from current.somministrazioni_summary
group by area
