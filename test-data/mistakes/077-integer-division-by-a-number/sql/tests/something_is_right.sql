-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select isbn, cast(pages / 100 as decimal(8,2)) as hundreds
from qa.title
