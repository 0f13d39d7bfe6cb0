-- Seconds of a day.
select
    t_time_sk,
    rtrim(t_time_id) as t_time_id,
    t_time,
    t_hour,
    t_minute,
    t_second,
    rtrim(t_am_pm) as t_am_pm,
    rtrim(t_shift) as t_shift,
    rtrim(t_sub_shift) as t_sub_shift,
    rtrim(t_meal_time) as t_meal_time
from current.time_dim
