-- Nobody moves to another district in silence.
-- gate: logic   severity: block   owner: library
select member_no
from diff.dim_member
where side < 0
