-- Total of numero_dosi of italia/consegne by fornitore.
-- gate: input   severity: block   owner: launch
-- tolerance: +290 %, +4800 absolute
select fornitore, cast(sum(numero_dosi) as bigint) as total
from current.consegne
group by fornitore
