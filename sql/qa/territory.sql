-- Territories of the sales force, one row each.
select
    territory_code,
    rtrim(territory_name) as territory_name,
    region
from current.territories
