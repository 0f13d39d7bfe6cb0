-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select isbn, sum(shelf) as shelves
from qa.title
group by isbn
