-- Total of numero_dosi of italia/consegne by data_consegna, 2 days and more before the newest.
-- gate: input   severity: block   owner: launch
-- tolerance: -6.2 %, -0.5 % of all, +6.4 %, +0.5 % of all per day
with newest as (
    select max(data_consegna) as newest_date
    from current.consegne
)
select consegne.data_consegna, cast(sum(numero_dosi) as bigint) as total
from current.consegne
cross join newest
where datediff(day, consegne.data_consegna, newest.newest_date) >= 2
group by consegne.data_consegna
