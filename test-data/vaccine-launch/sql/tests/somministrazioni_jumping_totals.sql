-- Totals of italia/somministrazioni that are small or jump, by column. Measured without release 17.
-- gate: input   severity: block   owner: launch
-- tolerance: -50 %, -1 % of all, +160 %, +1 % of all per day
select cast('categoria_operatori_sanitari_sociosanitari' as varchar(127)) as measured_column, cast(sum(categoria_operatori_sanitari_sociosanitari) as bigint) as total
from current.somministrazioni
union all
select cast('categoria_personale_non_sanitario' as varchar(127)) as measured_column, cast(sum(categoria_personale_non_sanitario) as bigint) as total
from current.somministrazioni
union all
select cast('categoria_ospiti_rsa' as varchar(127)) as measured_column, cast(sum(categoria_ospiti_rsa) as bigint) as total
from current.somministrazioni
union all
select cast('categoria_over80' as varchar(127)) as measured_column, cast(sum(categoria_over80) as bigint) as total
from current.somministrazioni
union all
select cast('seconda_dose' as varchar(127)) as measured_column, cast(sum(seconda_dose) as bigint) as total
from current.somministrazioni
