-- Products of the markets we watch, one row each.
select
    product_code,
    rtrim(product_name) as product_name,
    rtrim(molecule) as molecule,
    rtrim(manufacturer) as manufacturer,
    is_ours,
    launch_date
from current.products
