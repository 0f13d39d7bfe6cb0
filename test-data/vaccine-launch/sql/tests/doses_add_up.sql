-- First and second doses of a row are the doses given to men and women.
-- gate: input   severity: warn   owner: launch
select
    data_somministrazione,
    area,
    fornitore,
    fascia_anagrafica,
    sesso_maschile + sesso_femminile as doses_given,
    prima_dose + seconda_dose as doses_by_order
from current.somministrazioni
where prima_dose + seconda_dose <> sesso_maschile + sesso_femminile
