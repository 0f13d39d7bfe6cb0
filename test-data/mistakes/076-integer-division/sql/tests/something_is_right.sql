-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select member_no, cast(sum(renewals) / nullif(count(*), 0) as decimal(10,2)) as renewals
from star.fct_loan
group by member_no
