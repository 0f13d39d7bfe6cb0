-- Warehouses.
select
    w_warehouse_sk,
    rtrim(w_warehouse_id) as w_warehouse_id,
    rtrim(w_warehouse_name) as w_warehouse_name,
    w_warehouse_sq_ft,
    rtrim(w_street_number) as w_street_number,
    rtrim(w_street_name) as w_street_name,
    rtrim(w_street_type) as w_street_type,
    rtrim(w_suite_number) as w_suite_number,
    rtrim(w_city) as w_city,
    rtrim(w_county) as w_county,
    rtrim(w_state) as w_state,
    rtrim(w_zip) as w_zip,
    rtrim(w_country) as w_country,
    w_gmt_offset
from current.warehouse
