-- Every prescriber who was called stands in the prescriber master.
-- gate: logic   severity: warn   owner: launch
select fct_call.npi, count(*) as calls
from star.fct_call
left join star.dim_prescriber on dim_prescriber.npi = fct_call.npi
where dim_prescriber.npi is null
group by fct_call.npi
