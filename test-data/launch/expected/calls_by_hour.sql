select start_hour, count(*) as calls, min(started_at) as first_call, max(started_at) as last_call
from star.fct_call
group by start_hour
order by start_hour
