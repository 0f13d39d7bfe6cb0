-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
with recursive step(n) as (
    select count(*) as n
    from star.dim_member
)
select n
from step
