--# m02 ok
DELETE FROM base.rx USING base.hcp_src s WHERE base.rx.prescriber_id = s.hcp_id AND s.state = 'ZZ'
--# m03 ok
UPDATE base.rx SET note = h.name FROM base.hcp h WHERE base.rx.prescriber_id = h.hcp_id
--# m03b ok
UPDATE base.rx r SET note = h.name FROM base.hcp h WHERE r.prescriber_id = h.hcp_id
--# m04 ok
INSERT INTO base.rx (claim_id, prescriber_id, fill_date, qty) (SELECT 1000, 1, TO_DATE('2024-05-05','YYYY-MM-DD'), 1)
