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
