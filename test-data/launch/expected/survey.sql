select survey_month, question, count(*) as answers, sum(score) as scores, count(answer) as words
from star.fct_survey_answer
group by survey_month, question
order by survey_month, question
