-- Total of numero_dosi of italia/consegne by area.
-- gate: input   severity: block   owner: launch
-- tolerance: -10 %, -1 % of all per day
select area, cast(sum(numero_dosi) as bigint) as total
from current.consegne
group by area
