-- Pages of catalogues.
select
    cp_catalog_page_sk,
    rtrim(cp_catalog_page_id) as cp_catalog_page_id,
    cp_start_date_sk,
    cp_end_date_sk,
    rtrim(cp_department) as cp_department,
    cp_catalog_number,
    cp_catalog_page_number,
    rtrim(cp_description) as cp_description,
    rtrim(cp_type) as cp_type
from current.catalog_page
