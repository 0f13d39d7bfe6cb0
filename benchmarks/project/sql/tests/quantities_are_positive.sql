-- A prescription that was dispensed has a quantity.
-- gate: input   severity: block   owner: launch
select claim_id
from qa.claim
where quantity <= 0
