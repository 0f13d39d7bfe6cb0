-- Sums of italia/somministrazioni that are the same in every row: sesso_maschile + sesso_femminile = prima_dose + seconda_dose.
-- gate: input   severity: block   owner: launch
select data_somministrazione, fornitore, area, fascia_anagrafica, _line, sesso_maschile, sesso_femminile, prima_dose, seconda_dose
from current.somministrazioni
where sesso_maschile + sesso_femminile <> prima_dose + seconda_dose
