-- Total of categoria_operatori_sanitari_sociosanitari of italia/somministrazioni_summary by area.
-- gate: input   severity: block   owner: launch
-- tolerance: +770 %, +16000 absolute
select area, cast(sum(categoria_operatori_sanitari_sociosanitari) as bigint) as total
from current.somministrazioni_summary
group by area
