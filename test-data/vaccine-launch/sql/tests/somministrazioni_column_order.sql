-- Rows of italia/somministrazioni in which one number is above another, in percent of those in which they differ.
-- gate: input   severity: block   owner: launch
-- tolerance: 17 absolute
select cast('categoria_operatori_sanitari_sociosanitari above sesso_femminile' as varchar(256)) as compared_columns, cast(cast(sum(case when categoria_operatori_sanitari_sociosanitari > sesso_femminile then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.somministrazioni
where categoria_operatori_sanitari_sociosanitari <> sesso_femminile
having count(*) > 0
union all
select cast('categoria_operatori_sanitari_sociosanitari above prima_dose' as varchar(256)) as compared_columns, cast(cast(sum(case when categoria_operatori_sanitari_sociosanitari > prima_dose then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.somministrazioni
where categoria_operatori_sanitari_sociosanitari <> prima_dose
having count(*) > 0
union all
select cast('categoria_operatori_sanitari_sociosanitari above seconda_dose' as varchar(256)) as compared_columns, cast(cast(sum(case when categoria_operatori_sanitari_sociosanitari > seconda_dose then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.somministrazioni
where categoria_operatori_sanitari_sociosanitari <> seconda_dose
having count(*) > 0
union all
select cast('categoria_operatori_sanitari_sociosanitari above sesso_maschile' as varchar(256)) as compared_columns, cast(cast(sum(case when categoria_operatori_sanitari_sociosanitari > sesso_maschile then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.somministrazioni
where categoria_operatori_sanitari_sociosanitari <> sesso_maschile
having count(*) > 0
union all
select cast('sesso_femminile above prima_dose' as varchar(256)) as compared_columns, cast(cast(sum(case when sesso_femminile > prima_dose then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.somministrazioni
where sesso_femminile <> prima_dose
having count(*) > 0
union all
select cast('sesso_femminile above seconda_dose' as varchar(256)) as compared_columns, cast(cast(sum(case when sesso_femminile > seconda_dose then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.somministrazioni
where sesso_femminile <> seconda_dose
having count(*) > 0
union all
select cast('sesso_femminile above sesso_maschile' as varchar(256)) as compared_columns, cast(cast(sum(case when sesso_femminile > sesso_maschile then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.somministrazioni
where sesso_femminile <> sesso_maschile
having count(*) > 0
union all
select cast('prima_dose above seconda_dose' as varchar(256)) as compared_columns, cast(cast(sum(case when prima_dose > seconda_dose then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.somministrazioni
where prima_dose <> seconda_dose
having count(*) > 0
union all
select cast('prima_dose above sesso_maschile' as varchar(256)) as compared_columns, cast(cast(sum(case when prima_dose > sesso_maschile then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.somministrazioni
where prima_dose <> sesso_maschile
having count(*) > 0
union all
select cast('seconda_dose above sesso_maschile' as varchar(256)) as compared_columns, cast(cast(sum(case when seconda_dose > sesso_maschile then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.somministrazioni
where seconda_dose <> sesso_maschile
having count(*) > 0
