-- Where the daily totals carry a row of the whole country, it is the sum of the areas of that day.
-- gate: input   severity: warn   owner: launch
with country as (
    select data_somministrazione as dose_date, totale as doses_given
    from current.somministrazioni_summary
    where area = 'ITA'
),

areas as (
    select data_somministrazione as dose_date, cast(sum(totale) as bigint) as doses_given
    from current.somministrazioni_summary
    where area <> 'ITA'
    group by data_somministrazione
)
select country.dose_date, country.doses_given as of_the_country, areas.doses_given as of_the_areas
from country
left join areas on areas.dose_date = country.dose_date
where areas.doses_given is null or areas.doses_given <> country.doses_given
