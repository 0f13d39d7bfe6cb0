-- Total of totale of italia/anagrafica by fascia_anagrafica.
-- gate: input   severity: warn   owner: launch
-- tolerance: -0.5 %, -4700 absolute, +2 %, +47000 absolute
-- usual: 15 spreads, 20 %
select fascia_anagrafica, cast(sum(totale) as bigint) as total
from current.anagrafica
group by fascia_anagrafica
