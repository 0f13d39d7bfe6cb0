-- No area vanishes from the doses given: they are full, so a missing area would lose its doses.
-- gate: logic   severity: block   owner: launch
with given as (
    select area
    from star.fct_dose
    group by area
),

areas_given as (
    select count(*) as areas
    from given
)
select dim_area.area, dim_area.area_name
from star.dim_area
cross join areas_given
left join given on given.area = dim_area.area
where areas_given.areas > 0 and given.area is null
