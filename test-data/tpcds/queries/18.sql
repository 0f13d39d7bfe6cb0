SELECT
  i_item_id,
  ca_country,
  ca_state,
  ca_county,
  ROUND(AVG(CAST(CAST(cs_quantity AS DECIMAL(12, 2)) AS DECIMAL(18, 10))), 6) AS agg1,
  ROUND(AVG(CAST(CAST(cs_list_price AS DECIMAL(12, 2)) AS DECIMAL(18, 10))), 6) AS agg2,
  ROUND(AVG(CAST(CAST(cs_coupon_amt AS DECIMAL(12, 2)) AS DECIMAL(18, 10))), 6) AS agg3,
  ROUND(AVG(CAST(CAST(cs_sales_price AS DECIMAL(12, 2)) AS DECIMAL(18, 10))), 6) AS agg4,
  ROUND(AVG(CAST(CAST(cs_net_profit AS DECIMAL(12, 2)) AS DECIMAL(18, 10))), 6) AS agg5,
  ROUND(AVG(CAST(CAST(c_birth_year AS DECIMAL(12, 2)) AS DECIMAL(18, 10))), 6) AS agg6,
  ROUND(AVG(CAST(CAST(cd1.cd_dep_count AS DECIMAL(12, 2)) AS DECIMAL(18, 10))), 6) AS agg7
FROM qa.catalog_sales, qa.customer_demographics AS cd1, qa.customer_demographics AS cd2, qa.customer, qa.customer_address, qa.date_dim, qa.item
WHERE
  cs_sold_date_sk = d_date_sk
  AND cs_item_sk = i_item_sk
  AND cs_bill_cdemo_sk = cd1.cd_demo_sk
  AND cs_bill_customer_sk = c_customer_sk
  AND cd1.cd_gender = 'F'
  AND cd1.cd_education_status = 'Unknown'
  AND c_current_cdemo_sk = cd2.cd_demo_sk
  AND c_current_addr_sk = ca_address_sk
  AND c_birth_month IN (1, 6, 8, 9, 12, 2)
  AND d_year = 1998
  AND ca_state IN ('MS', 'IN', 'ND', 'OK', 'NM', 'VA', 'MS')
GROUP BY
  ROLLUP (
    i_item_id,
    ca_country,
    ca_state,
    ca_county
  )
ORDER BY
  ca_country NULLS FIRST,
  ca_state NULLS FIRST,
  ca_county NULLS FIRST,
  i_item_id NULLS FIRST,
  GROUPING(ca_country) NULLS FIRST,
  GROUPING(ca_state) NULLS FIRST,
  GROUPING(ca_county) NULLS FIRST
LIMIT 100
