-- Sites where vaccine is given. Some names end in a line break, some towns are not stated.
select
    area,
    rtrim(provincia) as province,
    coalesce(rtrim(comune), 'not stated') as town,
    rtrim(replace(presidio_ospedaliero, chr(10), ' ')) as site_name
from current.punti_somministrazione
