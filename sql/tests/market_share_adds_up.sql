-- A week's prescriptions are the same in the facts and in the market share.
-- gate: output   severity: block   owner: launch
with facts as (
    select week_ending, cast(sum(trx) as decimal(14,1)) as trx
    from star.fct_rx
    group by week_ending
),

shares as (
    select week_ending, cast(sum(market_trx) as decimal(14,1)) as trx
    from star.market_share
    group by week_ending
)
select facts.week_ending, facts.trx as in_facts, shares.trx as in_shares
from facts
full join shares on shares.week_ending = facts.week_ending
where facts.trx is null or shares.trx is null or facts.trx <> shares.trx
