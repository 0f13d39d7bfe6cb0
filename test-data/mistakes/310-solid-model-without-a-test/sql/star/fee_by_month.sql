-- Fees of a month by district, with the loans that were late.
-- grain: month, district    owner: library    maturity: solid
create table star.fee_by_month (
    month date not null,
    district varchar(20) not null,
    fees decimal(12,2) not null,
    late_loans bigint not null
) sortkey (month);

with paid as (
    select
        cast(date_trunc('month', fee.paid_on) as date) as month,
        dim_member.district,
        cast(sum(fee.amount) as decimal(12,2)) as fees
    from qa.fee
    inner join star.dim_member on dim_member.member_no = fee.member_no
    group by cast(date_trunc('month', fee.paid_on) as date), dim_member.district
),

late as (
    select
        cast(date_trunc('month', lent_on) as date) as month,
        district,
        count(*) as late_loans
    from star.fct_loan
    where days_late > 0
    group by cast(date_trunc('month', lent_on) as date), district
)
select
    paid.month,
    paid.district,
    paid.fees,
    coalesce(late.late_loans, 0) as late_loans
from paid
left join late on late.month = paid.month and late.district = paid.district
