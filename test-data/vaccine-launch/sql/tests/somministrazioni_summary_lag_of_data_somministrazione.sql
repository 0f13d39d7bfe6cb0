-- The newest data_somministrazione of italia/somministrazioni_summary lies -1 to 1 days before its landing.
-- gate: input   severity: block   owner: launch
with newest as (
    select max(data_somministrazione) as newest_date
    from current.somministrazioni_summary
)
select newest.newest_date, landing.landed_at
from newest
cross join ops.landing as landing
where landing.feed = 'italia/somministrazioni_summary'
    and datediff(day, newest.newest_date, cast(landing.landed_at as date)) not between -1 and 1
