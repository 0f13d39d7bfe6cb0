-- Prescribers by specialty.
-- gate: output   severity: warn   owner: launch
-- tolerance: 25 %
select specialty, count(*) as prescribers
from star.dim_prescriber
group by specialty
