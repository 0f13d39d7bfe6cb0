-- Total of sesso_femminile of italia/somministrazioni by data_somministrazione, 2 days and more before the newest.
-- gate: input   severity: block   owner: launch
-- tolerance: -5 %, -0.5 % of all, +18 %, +0.5 % of all per day
with newest as (
    select max(data_somministrazione) as newest_date
    from current.somministrazioni
)
select somministrazioni.data_somministrazione, cast(sum(sesso_femminile) as bigint) as total
from current.somministrazioni
cross join newest
where datediff(day, somministrazioni.data_somministrazione, newest.newest_date) >= 2
group by somministrazioni.data_somministrazione
