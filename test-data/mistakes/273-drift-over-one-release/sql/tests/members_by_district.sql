-- Members by district; a district that loses a tenth at once is a broken extract.
-- gate: output   severity: block   owner: library
-- tolerance: 10 %   drift: -30 % over 1 releases
select district, count(*) as members
from star.dim_member
group by district
