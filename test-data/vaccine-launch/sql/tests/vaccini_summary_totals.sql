-- Totals of italia/vaccini_summary by column.
-- gate: input   severity: block   owner: launch
-- tolerance: -0.5 %, -9200 absolute, +90 %, +9200 absolute
select cast('dosi_somministrate' as varchar(127)) as measured_column, cast(sum(dosi_somministrate) as bigint) as total
from current.vaccini_summary
union all
select cast('dosi_consegnate' as varchar(127)) as measured_column, cast(sum(dosi_consegnate) as bigint) as total
from current.vaccini_summary
union all
select cast('percentuale_somministrazione' as varchar(127)) as measured_column, cast(sum(percentuale_somministrazione) as decimal(38,2)) as total
from current.vaccini_summary
