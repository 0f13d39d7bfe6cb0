-- Total of totale of italia/anagrafica by fascia_anagrafica.
-- gate: input   severity: block   owner: launch
-- tolerance: -10 %, -0.5 % of all per day
select fascia_anagrafica, cast(sum(totale) as bigint) as total
from current.anagrafica
group by fascia_anagrafica
