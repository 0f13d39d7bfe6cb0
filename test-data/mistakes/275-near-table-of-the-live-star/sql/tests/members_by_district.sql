-- No member vanishes.
-- gate: output   severity: block   owner: library
select live_member.member_no
from live.dim_members as live_member
left join star.dim_member on dim_member.member_no = live_member.member_no
where dim_member.member_no is null
