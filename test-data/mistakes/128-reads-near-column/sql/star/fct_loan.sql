-- Loans with the member's district and how late they came back.
-- grain: loan_no, lent_on    period: lent_on    owner: library    maturity: solid
-- reads qa.loan by lent_at
-- reads star.dim_member by key member_no through qa.loan.lent_on
create table star.fct_loan (
    loan_no varchar(12) not null,
    member_no varchar(8) not null,
    isbn varchar(13) not null,
    district varchar(20) not null,
    lent_on date not null,
    returned_on date,
    renewals integer not null,
    days_late integer not null
) distkey (member_no) sortkey (lent_on);

with loan as (
    select loan_no, member_no, isbn, lent_on, due_on, returned_on, renewals
    from qa.loan
),

member as (
    select member_no, district
    from star.dim_member
),

late as (
    select
        loan_no,
        lent_on,
        cast(datediff(day, due_on, returned_on) as integer) as days_late
    from loan
    where datediff(day, due_on, returned_on) > cast(:grace_days as integer)
)
select
    loan.loan_no,
    loan.member_no,
    loan.isbn,
    coalesce(member.district, 'unknown') as district,
    loan.lent_on,
    loan.returned_on,
    loan.renewals,
    coalesce(late.days_late, 0) as days_late
from loan
left join member on member.member_no = loan.member_no
left join late on late.loan_no = loan.loan_no and late.lent_on = loan.lent_on
