-- by hand: the last digits of a double precision value are not documented
SELECT
  i_item_id,
  i_item_desc,
  s_state,
  COUNT(ss_quantity) AS store_sales_quantitycount,
  ROUND(AVG(CAST(ss_quantity AS DECIMAL(18, 10))), 6) AS store_sales_quantityave,
  CAST(ROUND(STDDEV_SAMP(ss_quantity), 6) AS DECIMAL(17, 6)) AS store_sales_quantitystdev,
  CAST(ROUND(STDDEV_SAMP(ss_quantity) / NULLIF(ROUND(AVG(CAST(ss_quantity AS DECIMAL(18, 10))), 6), 0), 6) AS DECIMAL(17, 6)) AS store_sales_quantitycov,
  COUNT(sr_return_quantity) AS store_returns_quantitycount,
  ROUND(AVG(CAST(sr_return_quantity AS DECIMAL(18, 10))), 6) AS store_returns_quantityave,
  CAST(ROUND(STDDEV_SAMP(sr_return_quantity), 6) AS DECIMAL(17, 6)) AS store_returns_quantitystdev,
  CAST(ROUND(STDDEV_SAMP(sr_return_quantity) / NULLIF(ROUND(AVG(CAST(sr_return_quantity AS DECIMAL(18, 10))), 6), 0), 6) AS DECIMAL(17, 6)) AS store_returns_quantitycov,
  COUNT(cs_quantity) AS catalog_sales_quantitycount,
  ROUND(AVG(CAST(cs_quantity AS DECIMAL(18, 10))), 6) AS catalog_sales_quantityave,
  CAST(ROUND(STDDEV_SAMP(cs_quantity), 6) AS DECIMAL(17, 6)) AS catalog_sales_quantitystdev,
  CAST(ROUND(STDDEV_SAMP(cs_quantity) / NULLIF(ROUND(AVG(CAST(cs_quantity AS DECIMAL(18, 10))), 6), 0), 6) AS DECIMAL(17, 6)) AS catalog_sales_quantitycov
FROM qa.store_sales, qa.store_returns, qa.catalog_sales, qa.date_dim AS d1, qa.date_dim AS d2, qa.date_dim AS d3, qa.store, qa.item
WHERE
  d1.d_quarter_name = '2001Q1'
  AND d1.d_date_sk = ss_sold_date_sk
  AND i_item_sk = ss_item_sk
  AND s_store_sk = ss_store_sk
  AND ss_customer_sk = sr_customer_sk
  AND ss_item_sk = sr_item_sk
  AND ss_ticket_number = sr_ticket_number
  AND sr_returned_date_sk = d2.d_date_sk
  AND d2.d_quarter_name IN ('2001Q1', '2001Q2', '2001Q3')
  AND sr_customer_sk = cs_bill_customer_sk
  AND sr_item_sk = cs_item_sk
  AND cs_sold_date_sk = d3.d_date_sk
  AND d3.d_quarter_name IN ('2001Q1', '2001Q2', '2001Q3')
GROUP BY
  i_item_id,
  i_item_desc,
  s_state
ORDER BY
  i_item_id NULLS FIRST,
  i_item_desc NULLS FIRST,
  s_state NULLS FIRST
LIMIT 100
