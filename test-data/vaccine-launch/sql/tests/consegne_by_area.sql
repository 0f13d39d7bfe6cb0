-- Total of numero_dosi of italia/consegne by area.
-- gate: input   severity: block   owner: launch
-- tolerance: -0.5 %, -12000 absolute, +2 %, +96000 absolute
select area, cast(sum(numero_dosi) as bigint) as total
from current.consegne
group by area
