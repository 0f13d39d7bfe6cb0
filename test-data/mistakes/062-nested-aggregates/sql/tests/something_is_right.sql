-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select member_no, max(count(*)) as loans
from star.fct_loan
group by member_no
