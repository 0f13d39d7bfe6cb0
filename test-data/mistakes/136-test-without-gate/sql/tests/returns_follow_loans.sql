-- No book is returned before it was lent.
-- severity: block   owner: library
select loan_no, lent_on, returned_on
from qa.loan
where returned_on < lent_on
