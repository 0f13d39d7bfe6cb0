-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select distinct on (member_no) member_no, lent_on
from star.fct_loan
