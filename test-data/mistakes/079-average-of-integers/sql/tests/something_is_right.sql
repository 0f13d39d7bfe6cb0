-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select shelf, avg(pages) as pages
from star.dim_title
group by shelf
