-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select isbn
from qa.title
qualify row_number() over (partition by isbn order by price desc) > 1
