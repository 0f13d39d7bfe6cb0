-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select member_no, lent_on
from star.fct_loan
where row_number() over (partition by member_no order by loan_no) = 2
