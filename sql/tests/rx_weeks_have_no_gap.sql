-- Between the first and the last week of prescriptions none is missing.
-- gate: output   severity: warn   owner: launch
with week as (
    select week_ending
    from star.fct_rx
    group by week_ending
),

last_week as (
    select max(week_ending) as week_ending
    from week
)
select week.week_ending as nothing_in_the_week_after
from week
cross join last_week
left join week as next_week on datediff(day, week.week_ending, next_week.week_ending) = 7
where week.week_ending < last_week.week_ending and next_week.week_ending is null
