-- Customers.
select
    c_customer_sk,
    rtrim(c_customer_id) as c_customer_id,
    c_current_cdemo_sk,
    c_current_hdemo_sk,
    c_current_addr_sk,
    c_first_shipto_date_sk,
    c_first_sales_date_sk,
    rtrim(c_salutation) as c_salutation,
    rtrim(c_first_name) as c_first_name,
    rtrim(c_last_name) as c_last_name,
    rtrim(c_preferred_cust_flag) as c_preferred_cust_flag,
    c_birth_day,
    c_birth_month,
    c_birth_year,
    rtrim(c_birth_country) as c_birth_country,
    rtrim(c_login) as c_login,
    rtrim(c_email_address) as c_email_address,
    c_last_review_date_sk
from current.customer
