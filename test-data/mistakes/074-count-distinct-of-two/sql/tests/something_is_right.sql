-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select district, count(distinct member_no, joined_on) as members
from star.dim_member
group by district
