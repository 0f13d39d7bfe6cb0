-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select isbn, member_no from qa.loan
union all
select isbn, title, shelf from qa.title
