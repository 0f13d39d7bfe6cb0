-- Totals of italia/vaccini_summary by column. Measured without releases 3, 4, 5.
-- gate: input   severity: block   owner: launch
-- tolerance: -2 %, +13 % per day
-- usual: 8 spreads, 8 %
select cast('dosi_somministrate' as varchar(127)) as measured_column, cast(sum(dosi_somministrate) as bigint) as total
from current.vaccini_summary
