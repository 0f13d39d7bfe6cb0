-- The authority's own totals of doses given by age range.
select
    rtrim(fascia_anagrafica) as age_range,
    totale as doses_given
from current.anagrafica
