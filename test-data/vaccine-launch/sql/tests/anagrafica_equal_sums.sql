-- Sums of italia/anagrafica that are the same in every row: totale = sesso_maschile + sesso_femminile; totale = prima_dose + seconda_dose; sesso_maschile + sesso_femminile = prima_dose + seconda_dose.
-- gate: input   severity: block   owner: launch
select fascia_anagrafica, _line, totale, sesso_maschile, sesso_femminile, prima_dose, seconda_dose
from current.anagrafica
where totale <> sesso_maschile + sesso_femminile
    or totale <> prima_dose + seconda_dose
    or sesso_maschile + sesso_femminile <> prima_dose + seconda_dose
