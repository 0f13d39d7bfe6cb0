-- No area has less than zero doses, delivered or given.
-- gate: logic   severity: block   owner: launch
select area, doses_delivered, doses_given
from star.doses_by_area
where doses_delivered < 0 or doses_given < 0
