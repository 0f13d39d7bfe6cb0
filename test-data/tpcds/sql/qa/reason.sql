-- Reasons of returns.
select
    r_reason_sk,
    rtrim(r_reason_id) as r_reason_id,
    rtrim(r_reason_desc) as r_reason_desc
from current.reason
