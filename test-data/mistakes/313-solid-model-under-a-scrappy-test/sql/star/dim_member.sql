-- Members with their district.
-- grain: member_no    owner: library    maturity: scrappy
create table star.dim_member (
    member_no varchar(8) not null,
    district varchar(20) not null,
    joined_on date not null,
    is_student boolean not null
) diststyle all sortkey (member_no);

select
    member_no,
    district,
    joined_on,
    is_student
from qa.member
