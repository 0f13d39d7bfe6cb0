-- Loans, one row each.
-- reads current.loans by lent_on
select
    loan_no,
    member_no,
    isbn,
    lent_on,
    due_on,
    returned_on,
    renewals
from current.loans
where loan_no not in (select record from current.loans_rejected)
