-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select concat(isbn, title) as both_of_them
from qa.title
