-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
select isbn, date_format(lent_on, '%Y') as lent_in
from star.fct_loan
