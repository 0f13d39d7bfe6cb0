-- Every prescriber who prescribes stands in the prescriber master; until then the territory is unknown.
-- gate: logic   severity: warn   owner: launch
select npi, count(*) as rx_rows
from star.fct_rx
where territory_code = 'unknown'
group by npi
