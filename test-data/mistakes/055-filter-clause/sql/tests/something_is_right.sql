-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select district, count(*) filter (where is_student) as students
from star.dim_member
group by district
