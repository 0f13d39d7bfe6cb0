-- Rows of meridian/rx in which one number is above another, in percent of those in which they differ.
-- gate: input   severity: block   owner: launch
-- tolerance: 10 absolute
select cast('trx above nrx' as varchar(256)) as compared_columns, cast(cast(sum(case when trx > nrx then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.rx
where trx <> nrx
having count(*) > 0
