--# f41 = true
SELECT 'xabcx' ~ 'abc'
--# f41b = true
SELECT 'ab1' SIMILAR TO '%[0-9]'
