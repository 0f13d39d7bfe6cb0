-- Total of categoria_operatori_sanitari_sociosanitari of italia/somministrazioni by fornitore.
-- gate: input   severity: warn   owner: launch
-- tolerance: +54 %, +3300 absolute
select fornitore, cast(sum(categoria_operatori_sanitari_sociosanitari) as bigint) as total
from current.somministrazioni
group by fornitore
