-- by hand: the last digit of a quotient is not documented
SELECT
  promotions,
  total,
  ROUND(CAST(promotions AS DECIMAL(15, 4)) / CAST(total AS DECIMAL(15, 4)), 12) * 100
FROM (
  SELECT
    SUM(ss_ext_sales_price) AS promotions
  FROM qa.store_sales, qa.store, qa.promotion, qa.date_dim, qa.customer, qa.customer_address, qa.item
  WHERE
    ss_sold_date_sk = d_date_sk
    AND ss_store_sk = s_store_sk
    AND ss_promo_sk = p_promo_sk
    AND ss_customer_sk = c_customer_sk
    AND ca_address_sk = c_current_addr_sk
    AND ss_item_sk = i_item_sk
    AND ca_gmt_offset = -5
    AND i_category = 'Jewelry'
    AND (
      p_channel_dmail = 'Y' OR p_channel_email = 'Y' OR p_channel_tv = 'Y'
    )
    AND s_gmt_offset = -5
    AND d_year = 1998
    AND d_moy = 11
) AS promotional_sales, (
  SELECT
    SUM(ss_ext_sales_price) AS total
  FROM qa.store_sales, qa.store, qa.date_dim, qa.customer, qa.customer_address, qa.item
  WHERE
    ss_sold_date_sk = d_date_sk
    AND ss_store_sk = s_store_sk
    AND ss_customer_sk = c_customer_sk
    AND ca_address_sk = c_current_addr_sk
    AND ss_item_sk = i_item_sk
    AND ca_gmt_offset = -5
    AND i_category = 'Jewelry'
    AND s_gmt_offset = -5
    AND d_year = 1998
    AND d_moy = 11
) AS all_sales
ORDER BY
  promotions,
  total
LIMIT 100
