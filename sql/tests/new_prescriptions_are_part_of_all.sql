-- New prescriptions are never more than all prescriptions.
-- gate: input   severity: block   owner: launch
select npi, product_code, week_ending, trx, nrx
from current.rx
where nrx > trx
