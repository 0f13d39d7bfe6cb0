-- Total of numero_dosi of italia/consegne by fornitore.
-- gate: input   severity: warn   owner: launch
-- tolerance: +290 %, +5800 absolute
select fornitore, cast(sum(numero_dosi) as bigint) as total
from current.consegne
group by fornitore
