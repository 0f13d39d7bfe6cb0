WITH ss_items AS (
  SELECT
    i_item_id AS item_id,
    SUM(ss_ext_sales_price) AS ss_item_rev
  FROM qa.store_sales, qa.item, qa.date_dim
  WHERE
    ss_item_sk = i_item_sk
    AND d_date IN (
      SELECT
        d_date
      FROM qa.date_dim
      WHERE
        d_week_seq = (
          SELECT
            d_week_seq
          FROM qa.date_dim
          WHERE
            d_date = '2000-01-03'
        )
    )
    AND ss_sold_date_sk = d_date_sk
  GROUP BY
    i_item_id
), cs_items AS (
  SELECT
    i_item_id AS item_id,
    SUM(cs_ext_sales_price) AS cs_item_rev
  FROM qa.catalog_sales, qa.item, qa.date_dim
  WHERE
    cs_item_sk = i_item_sk
    AND d_date IN (
      SELECT
        d_date
      FROM qa.date_dim
      WHERE
        d_week_seq = (
          SELECT
            d_week_seq
          FROM qa.date_dim
          WHERE
            d_date = '2000-01-03'
        )
    )
    AND cs_sold_date_sk = d_date_sk
  GROUP BY
    i_item_id
), ws_items AS (
  SELECT
    i_item_id AS item_id,
    SUM(ws_ext_sales_price) AS ws_item_rev
  FROM qa.web_sales, qa.item, qa.date_dim
  WHERE
    ws_item_sk = i_item_sk
    AND d_date IN (
      SELECT
        d_date
      FROM qa.date_dim
      WHERE
        d_week_seq = (
          SELECT
            d_week_seq
          FROM qa.date_dim
          WHERE
            d_date = '2000-01-03'
        )
    )
    AND ws_sold_date_sk = d_date_sk
  GROUP BY
    i_item_id
)
SELECT
  ss_items.item_id,
  ss_item_rev,
  CAST(ss_item_rev AS DOUBLE PRECISION) / (
    CAST((
      ss_item_rev + cs_item_rev + ws_item_rev
    ) AS DOUBLE PRECISION) / 3
  ) * 100 AS ss_dev,
  cs_item_rev,
  CAST(cs_item_rev AS DOUBLE PRECISION) / (
    CAST((
      ss_item_rev + cs_item_rev + ws_item_rev
    ) AS DOUBLE PRECISION) / 3
  ) * 100 AS cs_dev,
  ws_item_rev,
  CAST(ws_item_rev AS DOUBLE PRECISION) / (
    CAST((
      ss_item_rev + cs_item_rev + ws_item_rev
    ) AS DOUBLE PRECISION) / 3
  ) * 100 AS ws_dev,
  CAST((
    ss_item_rev + cs_item_rev + ws_item_rev
  ) AS DOUBLE PRECISION) / 3 AS average
FROM ss_items, cs_items, ws_items
WHERE
  ss_items.item_id = cs_items.item_id
  AND ss_items.item_id = ws_items.item_id
  AND ss_item_rev BETWEEN 0.9 * cs_item_rev AND 1.1 * cs_item_rev
  AND ss_item_rev BETWEEN 0.9 * ws_item_rev AND 1.1 * ws_item_rev
  AND cs_item_rev BETWEEN 0.9 * ss_item_rev AND 1.1 * ss_item_rev
  AND cs_item_rev BETWEEN 0.9 * ws_item_rev AND 1.1 * ws_item_rev
  AND ws_item_rev BETWEEN 0.9 * ss_item_rev AND 1.1 * ss_item_rev
  AND ws_item_rev BETWEEN 0.9 * cs_item_rev AND 1.1 * cs_item_rev
ORDER BY
  ss_items.item_id NULLS FIRST,
  ss_item_rev NULLS FIRST
LIMIT 100
