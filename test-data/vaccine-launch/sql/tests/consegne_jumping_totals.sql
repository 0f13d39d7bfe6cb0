-- Totals of italia/consegne that are small or jump, by column.
-- gate: input   severity: block   owner: launch
-- tolerance: -50 %, +100 % per day
select cast('numero_dosi' as varchar(127)) as measured_column, cast(sum(numero_dosi) as bigint) as total
from current.consegne
