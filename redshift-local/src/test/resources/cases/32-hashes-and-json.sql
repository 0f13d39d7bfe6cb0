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
--# f17c = false
SELECT IS_VALID_JSON('[1,2,3]')
--# f17d = false
SELECT IS_VALID_JSON_ARRAY('[1,2,]')
--# f17e = 5
SELECT JSON_ARRAY_LENGTH('[11,12,13,{"f1":21,"f2":[25,26]},14]')
--# f17f = null
SELECT JSON_ARRAY_LENGTH('[11,12,13,{"f1":21,"f2":[25,26]},14', true)
--# f17g = 113
SELECT JSON_EXTRACT_ARRAY_ELEMENT_TEXT('[111,112,113]', 2)
--# f17h = star
SELECT JSON_EXTRACT_PATH_TEXT('{"f2":{"f3":1},"f4":{"f5":99,"f6":"star"}}', 'f4', 'f6')
--# f17i err
SELECT JSON_EXTRACT_PATH_TEXT('{"f2":{"f3":1},"f4":{"f5":99,"f6":"star"}', 'f4', 'f6')
