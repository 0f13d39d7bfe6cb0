-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select isbn, case when pages > 100 then 'long' else pages end as length
from qa.title
