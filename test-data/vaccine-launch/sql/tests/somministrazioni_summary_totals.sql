-- Totals of italia/somministrazioni_summary by column. Measured without releases 3, 4, 5, 14.
-- gate: input   severity: block   owner: launch
-- tolerance: -75 %, -1 % of all, +13 %, +1 % of all per day
select cast('totale' as varchar(127)) as measured_column, cast(sum(totale) as bigint) as total
from current.somministrazioni_summary
union all
select cast('sesso_maschile' as varchar(127)) as measured_column, cast(sum(sesso_maschile) as bigint) as total
from current.somministrazioni_summary
union all
select cast('sesso_femminile' as varchar(127)) as measured_column, cast(sum(sesso_femminile) as bigint) as total
from current.somministrazioni_summary
union all
select cast('prima_dose' as varchar(127)) as measured_column, cast(sum(prima_dose) as bigint) as total
from current.somministrazioni_summary
