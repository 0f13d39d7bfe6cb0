select week_ending, product_code, sum(trx) as trx, sum(nrx) as nrx, sum(calls_before) as calls_before
from star.fct_rx
group by week_ending, product_code
order by week_ending, product_code
