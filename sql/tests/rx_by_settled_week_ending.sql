-- Total of trx of meridian/rx by week_ending, 28 days and more before the newest.
-- gate: input   severity: block   owner: launch
-- tolerance: +5 %, +0.5 % of all per day
with newest as (
    select max(week_ending) as newest_date
    from current.rx
)
select rx.week_ending, cast(sum(trx) as decimal(38,1)) as total
from current.rx
cross join newest
where datediff(day, rx.week_ending, newest.newest_date) >= 28
group by rx.week_ending
