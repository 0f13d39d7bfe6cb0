-- Titles of the catalogue.
-- grain: isbn    owner: library    maturity: solid
select isbn, title
from qa.title
