-- sesso_maschile of italia/anagrafica and sesso_maschile of italia/somministrazioni have the same total, within 0.5 %.
-- gate: input   severity: warn   owner: launch
with first_feed as (
    select cast(sum(sesso_maschile) as bigint) as total
    from current.anagrafica
),

second_feed as (
    select cast(sum(sesso_maschile) as bigint) as total
    from current.somministrazioni
)
select first_feed.total as first_total, second_feed.total as second_total
from first_feed
cross join second_feed
where abs(first_feed.total - second_feed.total) * 100 > 0.5 * abs(first_feed.total)
