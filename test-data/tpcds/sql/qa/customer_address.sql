-- Addresses of customers.
select
    ca_address_sk,
    rtrim(ca_address_id) as ca_address_id,
    rtrim(ca_street_number) as ca_street_number,
    rtrim(ca_street_name) as ca_street_name,
    rtrim(ca_street_type) as ca_street_type,
    rtrim(ca_suite_number) as ca_suite_number,
    rtrim(ca_city) as ca_city,
    rtrim(ca_county) as ca_county,
    rtrim(ca_state) as ca_state,
    rtrim(ca_zip) as ca_zip,
    rtrim(ca_country) as ca_country,
    ca_gmt_offset,
    rtrim(ca_location_type) as ca_location_type
from current.customer_address
