-- Totals of italia/vaccini_summary that are small or jump, by column.
-- gate: input   severity: block   owner: launch
-- tolerance: -50 %, -1 % of all, +100 %, +1 % of all per day
select cast('dosi_consegnate' as varchar(127)) as measured_column, cast(sum(dosi_consegnate) as bigint) as total
from current.vaccini_summary
union all
select cast('percentuale_somministrazione' as varchar(127)) as measured_column, cast(sum(percentuale_somministrazione) as decimal(38,2)) as total
from current.vaccini_summary
