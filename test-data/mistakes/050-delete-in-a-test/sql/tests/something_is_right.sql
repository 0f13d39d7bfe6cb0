-- Something an engineer wanted to know.
-- gate: logic   severity: warn   owner: library
delete from star.fct_loan
