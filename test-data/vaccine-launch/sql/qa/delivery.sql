-- Doses delivered, one row per area, maker and date. Early files do not state the maker.
-- reads current.consegne by data_consegna
select
    data_consegna as delivery_date,
    area,
    coalesce(rtrim(fornitore), 'not stated') as maker,
    numero_dosi as doses
from current.consegne
