-- Products, one row each.
select product_code, rtrim(product_name) as product_name, is_ours
from current.products
