-- A title that has pages has some.
-- gate: logic   severity: warn   owner: library
select isbn, pages
from star.dim_title
where pages <= 0
