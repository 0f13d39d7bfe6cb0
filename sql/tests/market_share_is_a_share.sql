-- Our prescriptions are part of the market's, and neither is negative.
-- gate: logic   severity: block   owner: launch
select week_ending, region, market_code, our_trx, market_trx
from star.market_share
where our_trx < 0 or our_trx > market_trx
