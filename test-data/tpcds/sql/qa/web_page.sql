-- Pages of web sites, as they were over time.
select
    wp_web_page_sk,
    rtrim(wp_web_page_id) as wp_web_page_id,
    wp_rec_start_date,
    wp_rec_end_date,
    wp_creation_date_sk,
    wp_access_date_sk,
    rtrim(wp_autogen_flag) as wp_autogen_flag,
    wp_customer_sk,
    rtrim(wp_url) as wp_url,
    rtrim(wp_type) as wp_type,
    wp_char_count,
    wp_link_count,
    wp_image_count,
    wp_max_ad_count
from current.web_page
