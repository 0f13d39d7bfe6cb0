-- Fees that members paid, one row for each receipt.
-- reads current.fees by paid_on
select
    receipt_no,
    fees.member_no,
    paid_on,
    amount
from current.fees
inner join qa.loan on loan.member_no = fees.member_no
