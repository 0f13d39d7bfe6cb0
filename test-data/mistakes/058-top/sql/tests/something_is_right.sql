-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select top 10 isbn
from star.dim_title
