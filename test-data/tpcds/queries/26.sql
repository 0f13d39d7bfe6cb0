SELECT
  i_item_id,
  ROUND(AVG(CAST(cs_quantity AS DECIMAL(18, 10))), 6) AS agg1,
  ROUND(AVG(CAST(cs_list_price AS DECIMAL(18, 10))), 6) AS agg2,
  ROUND(AVG(CAST(cs_coupon_amt AS DECIMAL(18, 10))), 6) AS agg3,
  ROUND(AVG(CAST(cs_sales_price AS DECIMAL(18, 10))), 6) AS agg4
FROM qa.catalog_sales, qa.customer_demographics, qa.date_dim, qa.item, qa.promotion
WHERE
  cs_sold_date_sk = d_date_sk
  AND cs_item_sk = i_item_sk
  AND cs_bill_cdemo_sk = cd_demo_sk
  AND cs_promo_sk = p_promo_sk
  AND cd_gender = 'M'
  AND cd_marital_status = 'S'
  AND cd_education_status = 'College'
  AND (
    p_channel_email = 'N' OR p_channel_event = 'N'
  )
  AND d_year = 2000
GROUP BY
  i_item_id
ORDER BY
  i_item_id
LIMIT 100
