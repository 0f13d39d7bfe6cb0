--# d15 ok
ALTER TABLE base.rx2 ADD COLUMN src_file VARCHAR(1024) ENCODE zstd DEFAULT ''
--# d15b ok
ALTER TABLE base.rx2 ALTER COLUMN note TYPE VARCHAR(500)
--# d15c ok
ALTER TABLE base.rx2 ALTER COMPOUND SORTKEY (claim_id)
--# d15d ok
ALTER TABLE base.rx2 ALTER DISTSTYLE ALL
--# d16 ok
ALTER TABLE base.rx2 RENAME TO rx2_old
--# d16b ok
ALTER TABLE base.rx2_old RENAME COLUMN note TO remark
--# d16c ok
ALTER SCHEMA ren_me RENAME TO renamed
--# d16d ok
CREATE TABLE renamed.kept (id INT)
--# d16e err
CREATE TABLE ren_me.lost (id INT)
--# d16f ok
ALTER SCHEMA renamed QUOTA 300 GB
--# d16g ok
ALTER SCHEMA renamed QUOTA UNLIMITED
