-- Totals of italia/anagrafica by column. Measured without releases 3, 4, 5, 14.
-- gate: input   severity: block   owner: launch
-- tolerance: -2 %, -1 % of all, +13 %, +1 % of all per day
-- usual: 8 spreads, 8 %, 1 % of all
select cast('totale' as varchar(127)) as measured_column, cast(sum(totale) as bigint) as total
from current.anagrafica
union all
select cast('sesso_maschile' as varchar(127)) as measured_column, cast(sum(sesso_maschile) as bigint) as total
from current.anagrafica
union all
select cast('sesso_femminile' as varchar(127)) as measured_column, cast(sum(sesso_femminile) as bigint) as total
from current.anagrafica
union all
select cast('prima_dose' as varchar(127)) as measured_column, cast(sum(prima_dose) as bigint) as total
from current.anagrafica
