-- Answers in words of the monthly survey, one row per month, respondent and question that was answered.
with answer as (
    select
        cast(_period || '-01' as date) as survey_month,
        respondent,
        specialty,
        rtrim(heard_from) as heard_from,
        rtrim(held_back_by) as held_back_by
    from current.survey
)
select
    survey_month,
    respondent,
    specialty,
    'heard of it from' as question,
    heard_from as answer
from answer
where heard_from is not null
union all
select
    survey_month,
    respondent,
    specialty,
    'held back by' as question,
    held_back_by as answer
from answer
where held_back_by is not null
