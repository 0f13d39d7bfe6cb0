-- Every area that any file names, once per file; codes and names stand in the files since 2021-01-29 only.
select
    area,
    nome_area as area_name,
    codice_nuts2 as nuts2_code,
    codice_regione_istat as istat_code
from current.punti_somministrazione
union all
select
    area,
    nome_area as area_name,
    codice_nuts2 as nuts2_code,
    codice_regione_istat as istat_code
from current.consegne
union all
select
    area,
    nome_area as area_name,
    codice_nuts2 as nuts2_code,
    codice_regione_istat as istat_code
from current.somministrazioni
