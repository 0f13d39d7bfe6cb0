-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select district, string_agg(member_no, ',') as members
from star.dim_member
group by district
