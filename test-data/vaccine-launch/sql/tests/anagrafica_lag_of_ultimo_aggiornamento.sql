-- The newest ultimo_aggiornamento of italia/anagrafica lies -1 to 0 days before its landing.
-- gate: input   severity: block   owner: launch
with newest as (
    select max(ultimo_aggiornamento) as newest_date
    from current.anagrafica
)
select newest.newest_date, landing.landed_at
from newest
cross join ops.landing as landing
where landing.feed = 'italia/anagrafica'
    and datediff(day, newest.newest_date, cast(landing.landed_at as date)) not between -1 and 0
