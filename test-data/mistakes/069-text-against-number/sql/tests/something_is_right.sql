-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select isbn
from qa.title
where isbn = pages
