-- A call's date is the day in New York on which it began.
-- gate: input   severity: block   owner: launch
select call_id, call_date, started_at
from current.calls
where cast(started_at at time zone 'America/New_York' as date) <> call_date
