select week_ending, region, market_code, our_trx, market_trx, share, share_percent from star.market_share order by week_ending, region, market_code
