-- An area gives hardly more doses than were delivered to it; the knob says how many more are believed.
-- gate: logic   severity: warn   owner: launch
select area, doses_delivered, doses_given
from star.doses_by_area
where doses_delivered > 0
    and doses_given * 100 > doses_delivered * cast(:doses_given_percent as integer)
