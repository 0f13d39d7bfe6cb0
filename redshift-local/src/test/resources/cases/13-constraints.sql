--# d14 ok
CREATE TABLE stg.pk (id INT PRIMARY KEY, u INT UNIQUE, r INT REFERENCES base.hcp(hcp_id))
--# d14b ok
INSERT INTO stg.pk VALUES (1,1,99),(1,1,99)
