--# f13 = 2882343476
SELECT STRTOL('abcd1234', 16)
--# f14 = f7415e33f972c03abd4f3fed36748f7a
SELECT MD5('Amazon Redshift')
--# f15 = 4f3fed
SELECT SUBSTRING(MD5('Amazon Redshift'), 19, 6)
--# f15b = 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824
SELECT SHA2('hello', 256)
--# f17b = true
SELECT IS_VALID_JSON('{"a":1}')
