-- No book is returned before it was lent.
-- gate: in   severity: stop   owner: library
select loan_no, lent_on, returned_on
from qa.loan
where returned_on < lent_on
