-- Answers from 0 to 10 of the monthly survey, one row per month, respondent and question that the month asked.
with answer as (
    select
        cast(_period || '-01' as date) as survey_month,
        respondent,
        specialty,
        likely_to_prescribe,
        likely_to_recommend
    from current.survey
)
select
    survey_month,
    respondent,
    specialty,
    'likely to prescribe' as question,
    likely_to_prescribe as score
from answer
where likely_to_prescribe is not null
union all
select
    survey_month,
    respondent,
    specialty,
    'likely to recommend' as question,
    likely_to_recommend as score
from answer
where likely_to_recommend is not null
