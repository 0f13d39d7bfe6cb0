-- The authority's own totals of doses given by date and area, without its rows of the whole country (ITA).
-- reads current.somministrazioni_summary by data_somministrazione
select
    data_somministrazione as dose_date,
    area,
    totale as doses_given
from current.somministrazioni_summary
where area <> 'ITA'
