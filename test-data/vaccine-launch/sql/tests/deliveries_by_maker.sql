-- Doses delivered so far by maker; only a warning, since a launch may grow by a half from one day to the next.
-- gate: output   severity: warn   owner: launch
-- tolerance: 50 %
select maker, cast(sum(doses) as bigint) as doses
from star.fct_delivery
group by maker
