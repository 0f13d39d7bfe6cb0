--# d27 ok
CREATE TABLE stg.ctas2 BACKUP NO DISTSTYLE EVEN AS SELECT prescriber_id, COUNT(*) AS n FROM base.rx GROUP BY prescriber_id
