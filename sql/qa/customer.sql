-- Customers of the wholesaler, one row each.
select
    customer_id,
    rtrim(customer_name) as customer_name,
    customer_type,
    rtrim(city) as city,
    region
from current.customers
