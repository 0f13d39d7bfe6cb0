-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select isbn from qa.loan
union all
select pages from qa.title
