-- The totals by area that the authority publishes; read by tests only, never by a model.
select
    area,
    dosi_consegnate as doses_delivered,
    dosi_somministrate as doses_given,
    ultimo_aggiornamento as as_of
from current.vaccini_summary
where area <> 'ITA'
