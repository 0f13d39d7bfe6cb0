-- Promotions.
select
    p_promo_sk,
    rtrim(p_promo_id) as p_promo_id,
    p_start_date_sk,
    p_end_date_sk,
    p_item_sk,
    p_cost,
    p_response_target,
    rtrim(p_promo_name) as p_promo_name,
    rtrim(p_channel_dmail) as p_channel_dmail,
    rtrim(p_channel_email) as p_channel_email,
    rtrim(p_channel_catalog) as p_channel_catalog,
    rtrim(p_channel_tv) as p_channel_tv,
    rtrim(p_channel_radio) as p_channel_radio,
    rtrim(p_channel_press) as p_channel_press,
    rtrim(p_channel_event) as p_channel_event,
    rtrim(p_channel_demo) as p_channel_demo,
    rtrim(p_channel_details) as p_channel_details,
    rtrim(p_purpose) as p_purpose,
    rtrim(p_discount_active) as p_discount_active
from current.promotion
