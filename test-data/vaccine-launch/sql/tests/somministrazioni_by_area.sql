-- Total of categoria_operatori_sanitari_sociosanitari of italia/somministrazioni by area.
-- gate: input   severity: warn   owner: launch
-- tolerance: +2 %, +66000 absolute
select area, cast(sum(categoria_operatori_sanitari_sociosanitari) as bigint) as total
from current.somministrazioni
group by area
