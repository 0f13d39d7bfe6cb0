-- Rows of italia/anagrafica in which one number is above another, in percent of those in which they differ.
-- gate: input   severity: block   owner: launch
-- tolerance: 5 absolute
select cast('totale above categoria_operatori_sanitari_sociosanitari' as varchar(256)) as compared_columns, cast(cast(sum(case when totale > categoria_operatori_sanitari_sociosanitari then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.anagrafica
where totale <> categoria_operatori_sanitari_sociosanitari
having count(*) > 0
union all
select cast('totale above sesso_femminile' as varchar(256)) as compared_columns, cast(cast(sum(case when totale > sesso_femminile then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.anagrafica
where totale <> sesso_femminile
having count(*) > 0
union all
select cast('totale above prima_dose' as varchar(256)) as compared_columns, cast(cast(sum(case when totale > prima_dose then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.anagrafica
where totale <> prima_dose
having count(*) > 0
union all
select cast('totale above seconda_dose' as varchar(256)) as compared_columns, cast(cast(sum(case when totale > seconda_dose then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.anagrafica
where totale <> seconda_dose
having count(*) > 0
union all
select cast('sesso_femminile above seconda_dose' as varchar(256)) as compared_columns, cast(cast(sum(case when sesso_femminile > seconda_dose then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.anagrafica
where sesso_femminile <> seconda_dose
having count(*) > 0
union all
select cast('prima_dose above seconda_dose' as varchar(256)) as compared_columns, cast(cast(sum(case when prima_dose > seconda_dose then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.anagrafica
where prima_dose <> seconda_dose
having count(*) > 0
union all
select cast('categoria_ospiti_rsa above categoria_over80' as varchar(256)) as compared_columns, cast(cast(sum(case when categoria_ospiti_rsa > categoria_over80 then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.anagrafica
where categoria_ospiti_rsa <> categoria_over80
having count(*) > 0
