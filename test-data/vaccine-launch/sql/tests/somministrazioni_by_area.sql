-- Total of sesso_femminile of italia/somministrazioni by area.
-- gate: input   severity: block   owner: launch
-- tolerance: -10 %, -0.5 % of all per day
select area, cast(sum(sesso_femminile) as bigint) as total
from current.somministrazioni
group by area
