--# d11 ok
CREATE VIEW stg.v_late AS SELECT claim_id, qty FROM base.rx WITH NO SCHEMA BINDING
--# d11b ok
CREATE OR REPLACE VIEW stg.v_late2 AS SELECT x.a FROM not_there.nope x WITH NO SCHEMA BINDING
--# d12 ok
CREATE MATERIALIZED VIEW stg.mv_rx BACKUP NO DISTKEY(prescriber_id) AUTO REFRESH NO AS SELECT prescriber_id, SUM(qty) q FROM base.rx GROUP BY 1
--# d12b ok
REFRESH MATERIALIZED VIEW stg.mv_rx
--# d13 ok
CREATE TABLE stg.feedback (a INT)
--# d13b ok
CREATE VIEW stg.feedback_view AS SELECT * FROM stg.feedback
--# d13c err
DROP TABLE stg.feedback
--# d13d ok
DROP TABLE stg.feedback CASCADE
--# d13e err
SELECT * FROM stg.feedback_view
--# d14 ok
CREATE VIEW stg.v_named (id, quantity) AS SELECT claim_id, qty FROM base.rx
--# d14b = 2.5
SELECT quantity FROM stg.v_named WHERE id = 1
--# d14c err
CREATE VIEW stg.myevent AS SELECT claim_id FROM rx WITH NO SCHEMA BINDING
--# d14d err
CREATE OR REPLACE VIEW stg.v_named AS SELECT claim_id FROM base.rx
--# v01 ok
create table base.mv_a(a int)
--# v02 ok
create materialized view base.mv_b as select * from base.mv_a
--# v03 ok
create materialized view base.mv_c as select * from base.mv_b
--# v04 ok
insert into base.mv_a values (1)
--# v05 ok
refresh materialized view base.mv_c
--# v06 = 0
select count(*) from base.mv_c
--# v07 ok
refresh materialized view base.mv_b
--# v08 = 1
select count(*) from base.mv_b
--# v09 err
create materialized view base.mv_d as select a from base.mv_a order by a
--# v10 ok
drop materialized view base.mv_c
--# v11 err
select a from base.mv_c
--# v12 ok
drop materialized view base.mv_b
