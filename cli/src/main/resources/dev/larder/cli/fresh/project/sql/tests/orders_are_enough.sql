-- A week has at least as many orders as the knob says.
-- gate: logic   severity: block   owner: data-desk
select week, sum(orders) as orders
from star.orders_by_week
group by week
having sum(orders) < cast(:minimum_orders as integer)
