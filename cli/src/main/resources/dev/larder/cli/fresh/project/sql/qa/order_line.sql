-- Orders in force, one row each.
-- reads current.orders by ordered_on
select
    order_no,
    ordered_on,
    country,
    amount
from current.orders
