--# g01 ok
GRANT SELECT ON ALL TABLES IN SCHEMA base TO GROUP analysts
--# g02 ok
REVOKE ALL ON SCHEMA base FROM PUBLIC
--# g03 ok
ALTER DEFAULT PRIVILEGES IN SCHEMA base GRANT SELECT ON TABLES TO GROUP analysts
--# p01 ok
CREATE USER admin1 PASSWORD DISABLE
--# p02 ok
CREATE USER admin2 PASSWORD DISABLE
--# p03 ok
create group admin_group with user admin1, admin2
--# p04 ok
CREATE USER dwuser PASSWORD DISABLE
--# p05 ok
alter group admin_group add user dwuser
--# p06 ok
alter group admin_group rename to administrators
--# p07 err
drop group admin_group
--# p08 ok
GRANT SELECT ON base.rx TO GROUP administrators
--# p09 = true
SELECT HAS_TABLE_PRIVILEGE('dwuser', 'base.rx', 'select')
--# p10 = group
SELECT identity_type FROM svv_relation_privileges WHERE identity_name = 'administrators'
--# p11 err
DROP GROUP administrators
--# p12 ok
REVOKE ALL ON ALL TABLES IN SCHEMA base FROM GROUP administrators
--# p13 ok
DROP GROUP administrators
--# p14 = 0
SELECT COUNT(*) FROM pg_group WHERE groname = 'administrators'
