-- Totals of meridian/rx that are small or jump, by column.
-- gate: input   severity: block   owner: launch
-- tolerance: -50 %, -1 % of all, +100 %, +1 % of all per day
select cast('trx' as varchar(127)) as measured_column, cast(sum(trx) as decimal(38,1)) as total
from current.rx
union all
select cast('nrx' as varchar(127)) as measured_column, cast(sum(nrx) as decimal(38,1)) as total
from current.rx
