-- Doses delivered and given by area equal the totals that the authority publishes.
-- gate: output   severity: warn   owner: launch
select
    published_total.area,
    doses_by_area.doses_delivered,
    published_total.doses_delivered as published_delivered,
    doses_by_area.doses_given,
    published_total.doses_given as published_given
from qa.published_total
left join star.doses_by_area on doses_by_area.area = published_total.area
where doses_by_area.area is null
    or doses_by_area.doses_delivered <> published_total.doses_delivered
    or doses_by_area.doses_given <> published_total.doses_given
