-- Total of totale of italia/anagrafica by fascia_anagrafica.
-- gate: input   severity: block   owner: launch
-- tolerance: -7.1 %, -4400 absolute, +2 %, +44000 absolute
-- usual: 15 spreads, 20 %
select fascia_anagrafica, cast(sum(totale) as bigint) as total
from current.anagrafica
group by fascia_anagrafica
