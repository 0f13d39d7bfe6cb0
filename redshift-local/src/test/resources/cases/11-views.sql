--# d11 ok
CREATE VIEW stg.v_late AS SELECT claim_id, qty FROM base.rx WITH NO SCHEMA BINDING
--# d11b ok
CREATE OR REPLACE VIEW stg.v_late2 AS SELECT x.a FROM not_there.nope x WITH NO SCHEMA BINDING
--# d12 ok
CREATE MATERIALIZED VIEW stg.mv_rx BACKUP NO DISTKEY(prescriber_id) AUTO REFRESH NO AS SELECT prescriber_id, SUM(qty) q FROM base.rx GROUP BY 1
--# d12b ok
REFRESH MATERIALIZED VIEW stg.mv_rx
