-- Members of the library, one row each.
select
    member_no,
    rtrim(district) as district,
    json_parse(district) as born_in,
    joined_on,
    is_student
from current.members
