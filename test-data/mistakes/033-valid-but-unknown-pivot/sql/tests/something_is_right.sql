-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select *
from (select district, is_student from star.dim_member) pivot (count(*) for is_student in (true, false))
