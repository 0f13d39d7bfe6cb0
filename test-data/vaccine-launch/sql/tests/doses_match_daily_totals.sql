-- Doses given by date and area equal the authority's daily totals.
-- gate: logic   severity: warn   owner: launch
with given as (
    select dose_date, area, cast(sum(doses_given) as bigint) as doses_given
    from star.fct_dose
    group by dose_date, area
),

daily as (
    select dose_date, area, cast(sum(doses_given) as bigint) as doses_given
    from qa.dose_by_day
    group by dose_date, area
),

both_sides as (
    select dose_date, area, doses_given as in_star, cast(0 as bigint) as in_totals
    from given
    union all
    select dose_date, area, cast(0 as bigint) as in_star, doses_given as in_totals
    from daily
),

compared as (
    select
        dose_date,
        area,
        cast(sum(in_star) as bigint) as in_star,
        cast(sum(in_totals) as bigint) as in_totals
    from both_sides
    group by dose_date, area
)
select dose_date, area, in_star, in_totals
from compared
where in_star <> in_totals
