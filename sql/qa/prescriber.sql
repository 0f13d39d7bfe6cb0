-- Prescribers, one row each.
select
    npi,
    rtrim(prescriber_name) as prescriber_name,
    specialty,
    rtrim(city) as city,
    decile,
    territory_code
from current.prescribers
