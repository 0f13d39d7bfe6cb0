-- Few loans are bad.
-- gate: input   severity: warn   owner: library
select _delivery_id, count(*) as bad
from current.loans_rejected
group by _delivery_id
