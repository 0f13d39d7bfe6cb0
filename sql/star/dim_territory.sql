-- Territories of the sales force.
-- grain: territory_code    owner: launch    maturity: solid
-- test region in ('central', 'east', 'north', 'south', 'west')
create table star.dim_territory (
    territory_code varchar(10) not null,
    territory_name varchar(60) not null,
    region varchar(20) not null
) diststyle all;

with territory as (
    select territory_code, territory_name, region
    from qa.territory
)
select territory_code, territory_name, region
from territory
