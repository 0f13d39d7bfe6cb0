--# m01 ok
MERGE INTO base.hcp USING base.hcp_src s ON base.hcp.hcp_id = s.hcp_id WHEN MATCHED THEN UPDATE SET name = s.name WHEN NOT MATCHED THEN INSERT VALUES (s.hcp_id, s.name, s.state)
--# m01b ok
MERGE INTO base.hcp USING base.hcp_src ON base.hcp.hcp_id = base.hcp_src.hcp_id REMOVE DUPLICATES
