-- Every area of the country is known, and no other.
-- gate: logic   severity: block   owner: launch
with known as (
    select cast(count(*) as bigint) as areas
    from star.dim_area
)
select areas
from known
where areas > 0 and areas <> cast(:expected_areas as integer)
