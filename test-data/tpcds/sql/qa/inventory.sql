-- What was on hand of an item in a warehouse, by week.
select
    inv_date_sk,
    inv_item_sk,
    inv_warehouse_sk,
    inv_quantity_on_hand
from current.inventory
