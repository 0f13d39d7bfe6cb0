-- Rows of italia/somministrazioni in force.
-- gate: input   severity: block   owner: launch
-- tolerance: -4.8 %, +28 %
-- usual: 10 spreads, 12 %
select cast(count(*) as bigint) as rows_in_force
from current.somministrazioni
