-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select isbn
from qa.loan
where isbn in (select isbn, title from qa.title)
