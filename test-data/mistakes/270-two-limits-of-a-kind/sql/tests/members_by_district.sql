-- Members by district; a district that loses a tenth at once is a broken extract.
-- gate: output   severity: block   owner: library
-- tolerance: -2 %, +10 %, -3 %
select district, count(*) as members
from star.dim_member
group by district
