-- Total of sesso_femminile of italia/somministrazioni by fornitore.
-- gate: input   severity: block   owner: launch
-- tolerance: +60 %, +2800 absolute
select fornitore, cast(sum(sesso_femminile) as bigint) as total
from current.somministrazioni
group by fornitore
