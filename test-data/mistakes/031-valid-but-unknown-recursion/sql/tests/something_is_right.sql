-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
with recursive step(n) as (
    select count(*) as n from star.dim_member
    union all
    select n + 1 from step
)
select n
from step
