-- Sites where vaccine is given.
-- grain: area, province, town, site_name    owner: launch    maturity: solid
-- test area references star.dim_area (area)
create table star.dim_site (
    area varchar(3) not null,
    province varchar(120) not null,
    town varchar(240) not null,
    site_name varchar(500) not null
) diststyle all;

with site as (
    select area, province, town, site_name
    from qa.site
)
select area, province, town, site_name
from site
group by area, province, town, site_name
