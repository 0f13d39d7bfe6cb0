-- The wholesaler's extract has at least as many customers as the knob says.
-- gate: input   severity: block   owner: launch
with received as (
    select count(*) as customers
    from current.customers
)
select customers
from received
where customers > 0 and customers < cast(:minimum_customers as integer)
