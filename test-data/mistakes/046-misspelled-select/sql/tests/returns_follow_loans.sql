-- No book is returned before it was lent.
-- gate: input   severity: block   owner: library
selct loan_no, lent_on, returned_on
from qa.loan
where returned_on < lent_on
