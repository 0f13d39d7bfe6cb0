-- Total of totale of italia/somministrazioni_summary by data_somministrazione, 28 days and more before the newest.
-- gate: input   severity: block   owner: launch
-- tolerance: -75 %, -0.5 % of all, +5 %, +0.5 % of all per day
with newest as (
    select max(data_somministrazione) as newest_date
    from current.somministrazioni_summary
)
select somministrazioni_summary.data_somministrazione, cast(sum(totale) as bigint) as total
from current.somministrazioni_summary
cross join newest
where datediff(day, somministrazioni_summary.data_somministrazione, newest.newest_date) >= 28
group by somministrazioni_summary.data_somministrazione
