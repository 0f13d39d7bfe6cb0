select 'dim_customer' as star_table, count(*) as table_rows from star.dim_customer
union all select 'dim_prescriber', count(*) from star.dim_prescriber
union all select 'dim_product', count(*) from star.dim_product
union all select 'dim_territory', count(*) from star.dim_territory
union all select 'fct_call', count(*) from star.fct_call
union all select 'fct_rx', count(*) from star.fct_rx
union all select 'fct_survey_answer', count(*) from star.fct_survey_answer
union all select 'market_share', count(*) from star.market_share
order by star_table
