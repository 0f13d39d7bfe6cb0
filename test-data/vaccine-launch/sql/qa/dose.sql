-- Doses given, one row per date, area, maker and age range. Some files pad the age range with a blank.
-- reads current.somministrazioni by data_somministrazione
select
    data_somministrazione as dose_date,
    area,
    coalesce(rtrim(fornitore), 'not stated') as maker,
    rtrim(fascia_anagrafica) as age_range,
    sesso_maschile as to_men,
    sesso_femminile as to_women,
    categoria_operatori_sanitari_sociosanitari as to_health_workers,
    categoria_personale_non_sanitario as to_other_staff,
    categoria_ospiti_rsa as to_care_home_residents,
    categoria_over80 as to_over_80,
    prima_dose as first_doses,
    seconda_dose as second_doses
from current.somministrazioni
