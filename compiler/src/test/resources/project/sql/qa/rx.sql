-- Prescriptions, one row per prescriber, product and week.
-- reads current.rx by week_ending
select npi, product_code, week_ending, trx
from current.rx
