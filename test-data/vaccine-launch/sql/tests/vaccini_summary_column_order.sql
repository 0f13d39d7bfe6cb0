-- Rows of italia/vaccini_summary in which one number is above another, in percent of those in which they differ.
-- gate: input   severity: block   owner: launch
-- tolerance: 10 absolute
select cast('dosi_consegnate above dosi_somministrate' as varchar(256)) as compared_columns, cast(cast(sum(case when dosi_consegnate > dosi_somministrate then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.vaccini_summary
where dosi_consegnate <> dosi_somministrate
having count(*) > 0
union all
select cast('dosi_consegnate above percentuale_somministrazione' as varchar(256)) as compared_columns, cast(cast(sum(case when dosi_consegnate > percentuale_somministrazione then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.vaccini_summary
where dosi_consegnate <> percentuale_somministrazione
having count(*) > 0
union all
select cast('dosi_somministrate above percentuale_somministrazione' as varchar(256)) as compared_columns, cast(cast(sum(case when dosi_somministrate > percentuale_somministrazione then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.vaccini_summary
where dosi_somministrate <> percentuale_somministrazione
having count(*) > 0
