-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
with user as (
    select member_no from qa.member
)
select member_no from user
