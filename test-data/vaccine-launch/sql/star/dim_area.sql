-- Areas of the country; the name is the code until a file states it.
-- grain: area    owner: launch    maturity: solid
create table star.dim_area (
    area varchar(3) not null,
    area_name varchar(120) not null,
    nuts2_code varchar(5),
    istat_code varchar(3)
) diststyle all;

with area as (
    select area, area_name, nuts2_code, istat_code
    from qa.area
)
select
    area,
    coalesce(max(area_name), area) as area_name,
    max(nuts2_code) as nuts2_code,
    max(istat_code) as istat_code
from area
group by area
