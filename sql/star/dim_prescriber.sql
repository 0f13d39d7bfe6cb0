-- Prescribers with the territory each belongs to; region is unknown while the territory is.
-- grain: npi    owner: launch    maturity: solid
create table star.dim_prescriber (
    npi varchar(10) not null,
    prescriber_name varchar(120) not null,
    specialty varchar(40) not null,
    city varchar(60) not null,
    decile integer not null,
    territory_code varchar(10) not null,
    region varchar(20) not null
) distkey (npi);

with prescriber as (
    select npi, prescriber_name, specialty, city, decile, territory_code
    from qa.prescriber
),

territory as (
    select territory_code, region
    from qa.territory
)
select
    prescriber.npi,
    prescriber.prescriber_name,
    prescriber.specialty,
    prescriber.city,
    prescriber.decile,
    prescriber.territory_code,
    coalesce(territory.region, 'unknown') as region
from prescriber
left join territory on territory.territory_code = prescriber.territory_code
