-- No book is returned before it was lent.
-- gate: input   severity: block   owner: library
select loan_no, lent_on, returned_on
from qa.loan
where returned_on < returned_on
