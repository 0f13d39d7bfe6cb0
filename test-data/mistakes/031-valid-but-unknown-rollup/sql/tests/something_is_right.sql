-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select district, count(*) as members
from star.dim_member
group by rollup (district)
