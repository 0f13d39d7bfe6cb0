-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select member_no, count(*) as loans
from star.fct_loan
where count(*) > 3
group by member_no
