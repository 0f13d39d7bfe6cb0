-- No product stands in two market definitions: its prescriptions would count twice.
-- gate: logic   severity: block   owner: launch
select product_code, count(*) as markets
from qa.market_definition
group by product_code
having count(*) > 1
