-- Calls of representatives on prescribers; the hour is New York's.
-- grain: call_id, call_date    period: call_date    owner: launch    maturity: solid
-- reads qa.rep_call by call_date
create table star.fct_call (
    call_id varchar(12) not null,
    call_date date not null,
    started_at timestamptz not null,
    start_hour integer not null,
    npi varchar(10) not null,
    product_code varchar(10) not null,
    representative varchar(10) not null,
    channel varchar(10) not null,
    minutes integer not null
) distkey (npi) sortkey (call_date);

with rep_call as (
    select call_id, call_date, started_at, npi, product_code, representative, channel, minutes
    from qa.rep_call
)
select
    call_id,
    call_date,
    started_at,
    extract(hour from started_at at time zone 'America/New_York') as start_hour,
    npi,
    product_code,
    representative,
    channel,
    minutes
from rep_call
