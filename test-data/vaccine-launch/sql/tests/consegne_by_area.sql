-- Total of numero_dosi of italia/consegne by area.
-- gate: input   severity: warn   owner: launch
-- tolerance: -0.5 %, -15000 absolute, +2 %, +120000 absolute
select area, cast(sum(numero_dosi) as bigint) as total
from current.consegne
group by area
