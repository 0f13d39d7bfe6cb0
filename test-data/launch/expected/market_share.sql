select week_ending, region, market_code, our_trx, market_trx from star.market_share order by week_ending, region, market_code
