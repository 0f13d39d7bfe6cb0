-- Total of sesso_femminile of italia/somministrazioni by fornitore. Measured without release 14.
-- gate: input   severity: block   owner: launch
-- tolerance: -10 %, -0.5 % of all per day
select fornitore, cast(sum(sesso_femminile) as bigint) as total
from current.somministrazioni
group by fornitore
