-- Every member who borrows stands in the member master.
-- gate: logic   severity: warn   owner: library
select fct_loan.member_no, fct_loan.isbn, count(*) as loans
from star.fct_loan
left join star.dim_member on dim_member.member_no = fct_loan.member_no
where dim_member.member_no is null
group by fct_loan.member_no
