-- Members of the library, one row each.
select
    member_no,
    trimright(district) as district,
    born_in,
    joined_on,
    is_student
from current.members
