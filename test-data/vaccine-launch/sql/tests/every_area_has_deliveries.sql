-- No area vanishes from the deliveries: they are full, so a missing area would lose its doses.
-- gate: logic   severity: block   owner: launch
with delivered as (
    select area
    from star.fct_delivery
    group by area
),

areas_delivered as (
    select count(*) as areas
    from delivered
)
select dim_area.area, dim_area.area_name
from star.dim_area
cross join areas_delivered
left join delivered on delivered.area = dim_area.area
where areas_delivered.areas > 0 and delivered.area is null
