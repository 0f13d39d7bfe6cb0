SELECT
  SUM(cs_ext_discount_amt) AS "excess discount amount"
FROM qa.catalog_sales, qa.item, qa.date_dim
WHERE
  i_manufact_id = 977
  AND i_item_sk = cs_item_sk
  AND d_date BETWEEN '2000-01-27' AND CAST('2000-04-26' AS DATE)
  AND d_date_sk = cs_sold_date_sk
  AND cs_ext_discount_amt > (
    SELECT
      1.3 * ROUND(AVG(CAST(cs_ext_discount_amt AS DECIMAL(18, 10))), 6)
    FROM qa.catalog_sales, qa.date_dim
    WHERE
      cs_item_sk = i_item_sk
      AND d_date BETWEEN '2000-01-27' AND CAST('2000-04-26' AS DATE)
      AND d_date_sk = cs_sold_date_sk
  )
LIMIT 100
