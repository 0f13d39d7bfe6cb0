-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select loan.isbn
from qa.loan
inner join qa.loan on loan.isbn = loan.isbn
where loan.isbn is null
