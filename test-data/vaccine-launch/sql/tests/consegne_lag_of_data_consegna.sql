-- The newest data_consegna of italia/consegne lies -5 to 10 days before its landing.
-- gate: input   severity: block   owner: launch
with newest as (
    select max(data_consegna) as newest_date
    from current.consegne
)
select newest.newest_date, landing.landed_at
from newest
cross join ops.landing as landing
where landing.feed = 'italia/consegne'
    and datediff(day, newest.newest_date, cast(landing.landed_at as date)) not between -5 and 10
