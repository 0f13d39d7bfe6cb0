--# m05 = 0
SELECT COUNT(*) FROM (SELECT claim_id FROM base.rx MINUS SELECT claim_id FROM base.rx)
--# m06 = 0
SELECT COUNT(*) FROM (SELECT claim_id FROM base.rx EXCEPT SELECT claim_id FROM base.rx) d
