-- Every prescriber belongs to a territory that exists.
-- gate: logic   severity: warn   owner: launch
select npi, territory_code
from star.dim_prescriber
where region = 'unknown'
