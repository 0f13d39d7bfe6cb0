--# x01 err
INSERT INTO base.short VALUES (1, 'toolong')
--# x03 err
SELECT state FROM base.hcp_src ORDER BY ALL
--# x05 err
FROM base.rx
--# x08 err
SELECT 2147483647::INT + 1::INT
--# x09 err
SELECT string_agg('a', ',')
--# x11 err
CREATE INDEX ix ON base.rx(claim_id)
--# x13 err
SELECT * FROM base.hcp_src ORDER BY 1 LIMIT 1 FOR UPDATE
