--# f11b = 2
SELECT REGEXP_COUNT('a1b22', '[0-9]+')
--# f11c = 3
SELECT REGEXP_INSTR('ab1', '[0-9]')
