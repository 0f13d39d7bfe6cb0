-- Fees that members paid, one row for each receipt.
-- reads current.fees by paid_on
select
    receipt_no,
    member_no,
    paid_on,
    amount
from current.fees
