-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select item.isbn
from qa.loan as item
inner join qa.title as item on item.isbn = item.isbn
where item.isbn is null
