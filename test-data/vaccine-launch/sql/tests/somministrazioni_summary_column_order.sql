-- Rows of italia/somministrazioni_summary in which one number is above another, in percent of those in which they differ.
-- gate: input   severity: block   owner: launch
-- tolerance: 21 absolute
select cast('totale above categoria_operatori_sanitari_sociosanitari' as varchar(256)) as compared_columns, cast(cast(sum(case when totale > categoria_operatori_sanitari_sociosanitari then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.somministrazioni_summary
where totale <> categoria_operatori_sanitari_sociosanitari
having count(*) > 0
union all
select cast('totale above sesso_femminile' as varchar(256)) as compared_columns, cast(cast(sum(case when totale > sesso_femminile then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.somministrazioni_summary
where totale <> sesso_femminile
having count(*) > 0
union all
select cast('totale above prima_dose' as varchar(256)) as compared_columns, cast(cast(sum(case when totale > prima_dose then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.somministrazioni_summary
where totale <> prima_dose
having count(*) > 0
union all
select cast('totale above seconda_dose' as varchar(256)) as compared_columns, cast(cast(sum(case when totale > seconda_dose then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.somministrazioni_summary
where totale <> seconda_dose
having count(*) > 0
union all
select cast('categoria_operatori_sanitari_sociosanitari above sesso_femminile' as varchar(256)) as compared_columns, cast(cast(sum(case when categoria_operatori_sanitari_sociosanitari > sesso_femminile then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.somministrazioni_summary
where categoria_operatori_sanitari_sociosanitari <> sesso_femminile
having count(*) > 0
union all
select cast('categoria_operatori_sanitari_sociosanitari above prima_dose' as varchar(256)) as compared_columns, cast(cast(sum(case when categoria_operatori_sanitari_sociosanitari > prima_dose then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.somministrazioni_summary
where categoria_operatori_sanitari_sociosanitari <> prima_dose
having count(*) > 0
union all
select cast('categoria_operatori_sanitari_sociosanitari above seconda_dose' as varchar(256)) as compared_columns, cast(cast(sum(case when categoria_operatori_sanitari_sociosanitari > seconda_dose then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.somministrazioni_summary
where categoria_operatori_sanitari_sociosanitari <> seconda_dose
having count(*) > 0
union all
select cast('sesso_femminile above prima_dose' as varchar(256)) as compared_columns, cast(cast(sum(case when sesso_femminile > prima_dose then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.somministrazioni_summary
where sesso_femminile <> prima_dose
having count(*) > 0
union all
select cast('sesso_femminile above seconda_dose' as varchar(256)) as compared_columns, cast(cast(sum(case when sesso_femminile > seconda_dose then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.somministrazioni_summary
where sesso_femminile <> seconda_dose
having count(*) > 0
union all
select cast('prima_dose above seconda_dose' as varchar(256)) as compared_columns, cast(cast(sum(case when prima_dose > seconda_dose then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.somministrazioni_summary
where prima_dose <> seconda_dose
having count(*) > 0
union all
select cast('seconda_dose above sesso_maschile' as varchar(256)) as compared_columns, cast(cast(sum(case when seconda_dose > sesso_maschile then 1 else 0 end) as double precision) * 100 / nullif(count(*), 0) as decimal(9,4)) as percent_of_rows
from current.somministrazioni_summary
where seconda_dose <> sesso_maschile
having count(*) > 0
