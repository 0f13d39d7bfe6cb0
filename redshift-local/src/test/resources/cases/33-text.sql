--# f21 = eq
SELECT DECODE(NULL, 1, 'one', NULL, 'eq', 'other')
--# f22 = 1
SELECT LEN('é')
--# f22b = 2
SELECT OCTET_LENGTH('é')
--# f23 = 2
SELECT CHARINDEX('b', 'abc')
--# f24 = axyzbxyzc
SELECT BTRIM('xyzaxyzbxyzcxyz', 'xyz')
--# f25 = most tin
SELECT TRANSLATE('mint tea', 'inea', 'osin')
