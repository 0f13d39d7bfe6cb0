-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select member_no
from qa.member
where is_student = 1
