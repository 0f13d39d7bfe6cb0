-- Total of sesso_femminile of italia/somministrazioni by area.
-- gate: input   severity: block   owner: launch
-- tolerance: -0.5 %, -2800 absolute, +2 %, +28000 absolute
select area, cast(sum(sesso_femminile) as bigint) as total
from current.somministrazioni
group by area
