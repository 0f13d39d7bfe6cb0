-- Dispensed prescriptions.
-- grain: claim_id, dispensed_on    period: dispensed_on    owner: launch    maturity: solid
-- reads qa.claim by dispensed_on
create table star.fct_claim (
    claim_id varchar(12) not null,
    dispensed_on date not null,
    npi varchar(10) not null,
    product_code varchar(11) not null,
    channel varchar(9) not null,
    patient_id bigint not null,
    quantity decimal(9,3) not null,
    days_supply integer not null,
    is_new boolean not null,
    gross_amount decimal(12,2) not null
) distkey (npi) sortkey (dispensed_on);

with claim as (
    select claim_id, dispensed_on, npi, product_code, channel, patient_id, quantity, days_supply, is_new, gross_amount
    from qa.claim
)
select claim_id, dispensed_on, npi, product_code, channel, patient_id, quantity, days_supply, is_new, gross_amount
from claim
