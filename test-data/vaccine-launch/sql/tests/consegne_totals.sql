-- Totals of italia/consegne by column.
-- gate: input   severity: block   owner: launch
-- tolerance: -0.5 %, +90 %
-- usual: 10 spreads, 12 %
select cast('numero_dosi' as varchar(127)) as measured_column, cast(sum(numero_dosi) as bigint) as total
from current.consegne
