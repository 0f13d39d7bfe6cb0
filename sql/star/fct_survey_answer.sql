-- Answers of the monthly survey, one row per month, respondent and question; a score for questions from 0 to 10, words else.
-- grain: survey_month, respondent, question    owner: launch    maturity: solid
-- test score between 0 and 10
create table star.fct_survey_answer (
    survey_month date not null,
    respondent varchar(8) not null,
    question varchar(40) not null,
    specialty varchar(40) not null,
    score integer,
    is_promoter boolean,
    answer varchar(60)
) diststyle even sortkey (survey_month);

with survey_score as (
    select survey_month, respondent, question, specialty, score
    from qa.survey_score
),

survey_word as (
    select survey_month, respondent, question, specialty, answer
    from qa.survey_word
)
select
    survey_month,
    respondent,
    cast(question as varchar(40)) as question,
    specialty,
    score,
    score >= cast(:promoter_score as integer) as is_promoter,
    cast(null as varchar(60)) as answer
from survey_score
union all
select
    survey_month,
    respondent,
    cast(question as varchar(40)) as question,
    specialty,
    cast(null as integer) as score,
    cast(null as boolean) as is_promoter,
    cast(answer as varchar(60)) as answer
from survey_word
