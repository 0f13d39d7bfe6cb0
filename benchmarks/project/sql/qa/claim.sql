-- Dispensed prescriptions, one row each.
-- reads current.claims by dispensed_on
select
    claim_id,
    dispensed_on,
    npi,
    territory_code,
    product_code,
    rtrim(pharmacy) as pharmacy,
    plan_id,
    channel,
    patient_id,
    quantity,
    days_supply,
    refill,
    is_new,
    gross_amount
from current.claims
