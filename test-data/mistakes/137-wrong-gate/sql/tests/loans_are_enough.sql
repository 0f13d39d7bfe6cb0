-- A day has at least as many loans as the knob says.
-- gate: inpt   severity: block   owner: library
select lent_on, count(*) as loans
from current.loans
group by lent_on
having count(*) < cast(:minimum_loans as integer)
