-- Members.
-- gate: output   severity: block   owner: library
-- tolerance: 10 %
select 1 as members
from star.dim_member
limit 1
