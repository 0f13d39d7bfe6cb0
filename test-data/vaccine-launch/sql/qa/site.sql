-- Sites where vaccine is given. A blank replaces the line breaks in some names (the literal below is one).
select
    area,
    rtrim(provincia) as province,
    coalesce(rtrim(comune), 'not stated') as town,
    rtrim(replace(presidio_ospedaliero, '
', ' ')) as site_name
from current.punti_somministrazione
