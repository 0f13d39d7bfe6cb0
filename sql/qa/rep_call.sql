-- Calls of representatives on prescribers, one row each.
-- reads current.calls by call_date
select
    call_id,
    npi,
    product_code,
    call_date,
    started_at,
    representative,
    channel,
    minutes
from current.calls
