-- totale of italia/anagrafica and dosi_somministrate of italia/vaccini_summary have the same total, within 0.5 %.
-- gate: input   severity: warn   owner: launch
with first_feed as (
    select cast(sum(totale) as bigint) as total
    from current.anagrafica
),

second_feed as (
    select cast(sum(dosi_somministrate) as bigint) as total
    from current.vaccini_summary
)
select first_feed.total as first_total, second_feed.total as second_total
from first_feed
cross join second_feed
where abs(first_feed.total - second_feed.total) * 100 > 0.5 * abs(first_feed.total)
