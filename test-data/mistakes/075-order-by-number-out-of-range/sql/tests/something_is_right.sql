-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select isbn, title
from qa.title
order by 3
