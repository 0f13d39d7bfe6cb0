-- Members of the library, one row each.
select
    member_no,
    rtrim(district) as district,
    date_part_year(joined_on) as born_in,
    joined_on,
    is_student
from current.members
