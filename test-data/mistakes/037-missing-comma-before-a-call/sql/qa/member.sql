-- Members of the library, one row each.
select
    member_no
    rtrim(district) as district,
    born_in,
    joined_on,
    is_student
from current.members
