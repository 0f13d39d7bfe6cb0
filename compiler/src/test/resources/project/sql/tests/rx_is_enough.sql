-- There are enough prescriptions.
-- gate: input   severity: warn   owner: launch
with received as (
    select count(*) as n
    from current.rx
)
select n
from received
where n < cast(:minimum_rows as integer)
