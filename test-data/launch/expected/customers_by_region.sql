select region, count(*) as customers from star.dim_customer group by region order by region
