-- Doses given by age range equal the authority's totals by age range.
-- gate: logic   severity: warn   owner: launch
with given as (
    select age_range, cast(sum(doses_given) as bigint) as doses_given
    from star.fct_dose
    group by age_range
)
select dose_by_age.age_range, given.doses_given as in_star, dose_by_age.doses_given as in_totals
from qa.dose_by_age
left join given on given.age_range = dose_by_age.age_range
where given.doses_given is null or given.doses_given <> dose_by_age.doses_given
