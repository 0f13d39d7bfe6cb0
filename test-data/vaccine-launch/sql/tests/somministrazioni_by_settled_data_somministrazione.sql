-- Total of categoria_operatori_sanitari_sociosanitari of italia/somministrazioni by data_somministrazione, 14 days and more before the newest.
-- gate: input   severity: warn   owner: launch
-- tolerance: -18 %, -1900 absolute, +25 %, +1900 absolute
with newest as (
    select max(data_somministrazione) as newest_date
    from current.somministrazioni
)
select somministrazioni.data_somministrazione, cast(sum(categoria_operatori_sanitari_sociosanitari) as bigint) as total
from current.somministrazioni
cross join newest
where datediff(day, somministrazioni.data_somministrazione, newest.newest_date) >= 14
group by somministrazioni.data_somministrazione
